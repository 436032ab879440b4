import type { Drawing, DrawingItem, MaterialKind } from '@tomoshibi/contract';
import PdfKit from 'pdfkit';
import type { Measure } from '../drawing/break-lines.ts';
import { createPen, type Pen } from '../drawing/pen.ts';
import type { Readings } from '../drawing/tokens.ts';
import { drawCard } from './card.ts';
import type { PaperFacts } from './facts.ts';
import { fontFile } from './fonts.ts';
import { drawHandout } from './handout.ts';
import { drawPoster } from './poster.ts';
import { drawSheet } from './sheet.ts';

type Pdf = InstanceType<typeof PdfKit>;

function openPdf(title: string, at: Date): Pdf {
  const pdf = new PdfKit({
    autoFirstPage: false,
    margin: 0,
    lang: 'ja-JP',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Creator: 'Tomoshibi', Producer: 'Tomoshibi', CreationDate: at },
    // Named none, the library adds Helvetica, which no paper uses.
    font: '',
  });
  pdf.registerFont('regular', fontFile('regular'));
  pdf.registerFont('bold', fontFile('bold'));
  return pdf;
}

/** Widths kept of a pen that lives as long as the process. */
const KEPT = 5_000;

/** Widths grow with the size, so each text is measured once. */
function createMeasure(pdf: Pdf): Measure {
  const known = new Map<string, number>();
  return (text, { size, weight }) => {
    const key = `${weight} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (known.size >= KEPT) known.clear();
      width = pdf.font(weight).fontSize(1000).widthOfString(text) / 1000;
      known.set(key, width);
    }
    return width * size;
  };
}

function paint(pdf: Pdf, item: DrawingItem): void {
  if (item.kind === 'text') {
    pdf.font(item.weight).fontSize(item.size).fillColor(item.fill);
    pdf.text(item.text, item.x, item.y, { lineBreak: false, baseline: 'alphabetic' });
    return;
  }
  if (item.kind === 'path') pdf.path(item.d);
  else if (item.radius > 0) pdf.roundedRect(item.x, item.y, item.width, item.height, item.radius);
  else pdf.rect(item.x, item.y, item.width, item.height);
  pdf.lineWidth(item.lineWidth);
  if (item.fill !== null && item.stroke !== null) pdf.fillAndStroke(item.fill, item.stroke);
  else if (item.fill !== null) pdf.fill(item.fill);
  else if (item.stroke !== null) pdf.stroke(item.stroke);
}

let screen: Measure | null = null;

/** A pen for what is drawn, but not printed, with the letters of the papers; reading the fonts takes half a second. */
export function createScreenPen(): Pen {
  screen ??= createMeasure(openPdf('', new Date(0)));
  return createPen(screen, new Map());
}

export interface PaperOrder {
  readonly kind: MaterialKind;
  readonly facts: PaperFacts;
  readonly readings: Readings;
  readonly at: Date;
}

function drawPages(pdf: Pdf, { kind, facts, readings }: PaperOrder, whole: boolean): Drawing[] {
  const measure = createMeasure(pdf);
  const makePen = () => createPen(measure, readings);
  if (kind === 'poster') return [drawPoster(makePen(), facts)];
  if (kind === 'handout') return [drawHandout(makePen(), facts)];
  const { front, back } = drawCard(makePen, facts);
  return whole ? [drawSheet(front), drawSheet(back)] : [front, back];
}

/** The pages to look at; of cards one, front and back, instead of the whole sheet. */
export function previewPaper(order: PaperOrder): Drawing[] {
  return drawPages(openPdf(order.facts.deskName, order.at), order, false);
}

/** The paper as PDF, with the fonts in it. */
export async function renderPdf(order: PaperOrder): Promise<Buffer> {
  const pdf = openPdf(order.facts.deskName, order.at);
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  for (const page of drawPages(pdf, order, true)) {
    pdf.addPage({ size: [page.width, page.height], margin: 0 });
    for (const item of page.items) paint(pdf, item);
  }
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}
