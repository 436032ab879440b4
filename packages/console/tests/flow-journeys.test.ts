import { AxeBuilder } from '@axe-core/playwright';
import type { FlowVersion } from '@tomoshibi/contract';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../e2e/browser.ts';
import { eventually, openConsole, signIn, type Opened } from './console-page.ts';
import { flowsOf, INTAKE } from './mock-flows.ts';

let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  opened = await openConsole(browser);
});
afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await opened.close();
});

const deskId = (): string => opened.server.data.desks[0]?.deskId ?? '';
const draft = (): FlowVersion | undefined =>
  flowsOf(opened.server.data).find(({ state }) => state === 'draft');
const state = (): Locator => opened.page.getByTestId('flow-state');
const saved = (): Promise<void> =>
  opened.page.locator('[data-testid=flow-state][data-state=saved]').waitFor();
const step = (words: string): Locator => opened.page.locator('.react-flow__node').filter({ hasText: words });
const phone = (): Locator => opened.page.getByTestId('flow-phone');

async function openFlow(login = 'tanaka'): Promise<void> {
  const { page, address } = opened;
  await signIn(page, login);
  await page.getByRole('link', { name: '設定', exact: true }).waitFor();
  await page.goto(`${address}/settings/desks/${deskId()}/flow`);
  await page.getByRole('heading', { name: 'シナリオ', level: 1 }).waitFor();
}
async function begin(from: 'flow-ready-intake' | 'flow-empty'): Promise<void> {
  await openFlow();
  await opened.page.getByTestId(from).click();
  await saved();
}
async function axe(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: opened.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe('making a flow', () => {
  it('begins with a ready one, is tried on the phone, submitted, and approved by somebody else', async () => {
    const { page, address } = opened;
    await begin('flow-ready-intake');
    await phone().getByRole('button', { name: '18歳まで' }).click();
    await phone().getByRole('button', { name: '答えない' }).click();
    await phone().getByRole('button', { name: '市内', exact: true }).click();
    await phone().getByRole('button', { name: '家族のこと' }).click();
    await page.getByTestId('phone-standing').getByText('相談員につながりました').waitFor();
    await page.getByTestId('flow-submit').click();
    await page.getByText('承認を待っています。').waitFor();
    expect(await page.getByTestId('flow-undo').count()).toBe(0);

    const officer = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1440, height: 900 } });
    const other = await officer.newPage();
    await other.goto(address);
    await signIn(other, 'sato');
    await other.getByRole('link', { name: '設定', exact: true }).waitFor();
    await other.goto(`${address}/settings/approvals`);
    await other.getByTestId('flow-changes').getByText('足した 6・消した 0・変えた 0').waitFor();
    await other.getByTestId('approve').click();
    await other.getByText('承認を待っている文はありません。').waitFor();
    await officer.close();
    await page.getByText('第1版が動いています。').waitFor();
  });

  it('makes four questions from nothing without typing a single name for programs', async () => {
    const { page } = opened;
    await begin('flow-empty');
    const ask = async (words: string, answers: readonly string[], key: string): Promise<void> => {
      await page
        .getByRole('button', { name: /と\d+のあいだにステップを足す/u })
        .last()
        .click();
      await page.getByTestId('add-choice').click();
      const form = page.getByTestId('step-form');
      await form.getByTestId('step-words').fill(words);
      for (const [index, answer] of answers.entries()) {
        if (index > 1) await form.getByTestId('option-add').click();
        await form.getByTestId('option-label').nth(index).fill(answer);
      }
      await form.getByLabel('答えの名前').selectOption(key);
    };
    await ask('年代を教えてください。', ['18歳まで', '19歳から'], 'age');
    await ask('性別を教えてください。', ['女性', '男性', 'そのほか'], 'gender');
    await ask('地域を教えてください。', ['市内', '市外'], 'region');
    await ask('どんなことですか。', ['家族', '学校'], 'topic');
    await saved();
    const nodes = Object.values(draft()?.document.nodes ?? {});
    expect(nodes.flatMap((node) => ('key' in node ? [node.key] : []))).toEqual([
      'age',
      'gender',
      'region',
      'topic',
    ]);
    for (const answer of ['18歳まで', '女性', '市内', '家族'])
      await phone().getByRole('button', { name: answer, exact: true }).click();
    await page.getByTestId('phone-standing').getByText('相談員につながりました').waitFor();
    await page.getByTestId('flow-submit').click();
    await page.getByText('承認を待っています。').waitFor();
  });

  it('reads a file, and names what is wrong with one', async () => {
    const { page } = opened;
    await openFlow();
    await page.getByRole('button', { name: 'ファイルから読み込む' }).click();
    await page.getByTestId('flow-yaml').fill('nodes: 1');
    await page.getByTestId('flow-read').click();
    await page.getByText('nodes.a.minutes').waitFor();
    await page.getByTestId('flow-yaml').fill('format: 1');
    await page.getByTestId('flow-read').click();
    await saved();
    expect(draft()?.document).toEqual(INTAKE);
    await page.getByTestId('flow-more').click();
    const file = page.getByRole('menuitem', { name: '書き出す(YAML)' });
    expect(await file.getAttribute('href')).toBe(
      `/api/v1/desks/${deskId()}/flow/versions/${draft()?.versionId ?? ''}/yaml`,
    );
  });
});

describe('editing a flow', () => {
  it('shows what is typed on the phone at once, and takes it back and does it again', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await step('年代').click();
    await page.getByTestId('step-words').fill('何歳ですか。');
    await phone().getByText('何歳ですか。').waitFor();
    await saved();
    expect(draft()?.document.nodes['age']).toMatchObject({ words: { standard: '何歳ですか。' } });
    await page.getByTestId('flow-undo').click();
    await phone().getByText('あなたの年代を教えてください。').waitFor();
    await page.getByTestId('flow-redo').click();
    await phone().getByText('何歳ですか。').waitFor();
  });

  it('duplicates and deletes steps; what led to one leads on', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await step('性別').click();
    await page.getByTestId('step-duplicate').click();
    await page.getByTestId('step-form').getByText('どこからも来られないステップです。').waitFor();
    await page.getByTestId('step-remove').click();
    await step('性別').click();
    await page.getByTestId('step-remove').click();
    await eventually(() => step('性別').count()).toBe(0);
    await saved();
    expect(draft()?.document.nodes['age']).toMatchObject({ next: 'region' });
    expect(Object.keys(draft()?.document.nodes ?? {})).toHaveLength(5);
  });

  it('says in words what is wrong at its step, and hands in nothing that is', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await step('どんなこと').click();
    await page.getByTestId('step-next').selectOption('');
    const remarks = page.getByTestId('flow-remarks');
    await remarks.getByText('つぎのステップが決まっていません。').first().waitFor();
    expect(await page.getByTestId('flow-submit').isDisabled()).toBe(true);
    await step('年代').click();
    await remarks.getByRole('button', { name: /つぎのステップが決まっていません/u }).click();
    await page.getByTestId('step-form').getByText('ステップ 5').waitFor();
    await page.getByTestId('step-next').selectOption('new:handoff');
    await eventually(() => remarks.count()).toBe(1);
    await page.getByTestId('step-next').selectOption('person');
    await eventually(() => page.getByTestId('flow-submit').isDisabled()).toBe(false);
  });

  it('keeps an unfinished field to itself, and asks before it is lost', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await page.getByTestId('flow-add').click();
    await page.getByTestId('add-phone').click();
    await state().getByText('書きかけの欄があるので、まだ保存していません').waitFor();
    await page.getByTestId('step-form').getByText('ハイフンを入れて書いてください。').first().waitFor();
    await page.getByTestId('desk-part-hours').click();
    await page.getByText('保存せずに離れますか').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'やめる' }).last().click();
    await page.getByLabel('電話番号').fill('#8000');
    await saved();
    await page.getByTestId('desk-part-hours').click();
    await page.getByRole('heading', { name: '受付時間', level: 1 }).waitFor();
  });

  it('stores what was just written before one leaves', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await step('年代').click();
    await page.getByTestId('step-words').fill('おいくつですか。');
    await page.getByTestId('desk-part-hours').click();
    await page.getByRole('heading', { name: '受付時間', level: 1 }).waitFor();
    expect(draft()?.document.nodes['age']).toMatchObject({ words: { standard: 'おいくつですか。' } });
  });

  it('never writes over what somebody else saved meanwhile', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    const version = draft();
    if (version) version.revision += 5;
    await step('年代').click();
    await page.getByTestId('step-words').fill('何歳ですか。');
    await state().getByText('ほかの人がこの下書きを変えました。').waitFor();
    await page.getByRole('button', { name: '新しい内容を読み込む' }).click();
    await saved();
    expect(draft()?.document.nodes['age']).toMatchObject({
      words: { standard: 'あなたの年代を教えてください。' },
    });
  });

  it('is done by keyboard alone, in the picture and in the list', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await step('地域').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('step-form').getByText('ステップ 4').waitFor();
    await page.getByTestId('flow-view-list').press('Enter');
    await page.getByTestId('flow-list-step').filter({ hasText: '性別' }).press('Enter');
    await page.getByTestId('step-form').getByText('ステップ 3').waitFor();
    await page
      .getByTestId('flow-list')
      .getByRole('button', { name: 'つぎにステップを足す' })
      .first()
      .press('Enter');
    await page.getByTestId('add-message').press('Enter');
    await page.getByTestId('step-words').fill('ひとつずつ、たずねます。');
    await phone().getByText('ひとつずつ、たずねます。').waitFor();
  });

  it('compares what is written with what runs, in words', async () => {
    const { page, server } = opened;
    await begin('flow-ready-intake');
    for (const version of flowsOf(server.data))
      Object.assign(version, {
        state: 'in_force',
        submittedAt: version.updatedAt,
        inForceFrom: version.updatedAt,
      });
    await page.reload();
    await page.getByText('第1版が動いています。').waitFor();
    await step('年代').click();
    await page.getByTestId('step-words').fill('何歳ですか。');
    await saved();
    await page.getByTestId('flow-more').click();
    await page.getByTestId('flow-compare').click();
    const changes = page.getByTestId('flow-changes');
    await changes.getByText('足した 0・消した 0・変えた 1').waitFor();
    await changes.getByText('[日本語] 何歳ですか。').waitFor();
    await changes.getByText('[日本語] あなたの年代を教えてください。').waitFor();
  });
});

describe('trying a flow', () => {
  it('changes the form and closes the desk', async () => {
    const { page } = opened;
    await begin('flow-ready-intake');
    await page.getByTestId('phone-form').selectOption('en');
    await phone().getByRole('button', { name: 'Skip' }).click();
    await page.getByTestId('phone-form').selectOption('easy');
    await phone()
      .getByLabel(/ひらいている/u)
      .uncheck();
    for (let n = 0; n < 3; n += 1) await phone().getByRole('button', { name: 'こたえない' }).click();
    await page.getByTestId('phone-standing').getByText('時間外なので、メッセージを預かりました').waitFor();
    await page.getByTestId('phone-restart').click();
    await phone().getByRole('button', { name: '危ないことばを書いてみる' }).click();
    await phone().getByText('110か119に電話してください。').waitFor();
    await phone().getByRole('button', { name: 'ひとと はなす' }).waitFor();
  });
});

it('is shown to a counselor without an editor', async () => {
  const { page } = opened;
  await openFlow('sato');
  await page.getByText('この窓口のシナリオは、まだありません。').waitFor();
  expect(await page.getByTestId('flow-empty').count()).toBe(0);
});

describe.each(['light', 'dark'] as const)('in the %s theme, axe finds nothing', (colorScheme) => {
  it.each([1440, 390])('where flows are made, %i wide', async (width) => {
    const { page } = opened;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await begin('flow-ready-intake');
    await page.setViewportSize({ width, height: 900 });
    await step('年代').click();
    await page.getByTestId('step-form').waitFor();
    await page.getByLabel('答えごとに行き先を変える').check();
    expect(await axe()).toEqual([]);
    if (width < 500) await page.getByTestId('flow-pane-main').click();
    await page.getByTestId('flow-view-list').click();
    await page.getByTestId('flow-list').waitFor();
    expect(await axe()).toEqual([]);
    if (width < 500) await page.getByTestId('flow-pane-phone').click();
    await phone().waitFor();
    await page.getByTestId('flow-whole').click();
    await page.getByText('「相談員と話す」と言われたとき').first().waitFor();
    expect(await axe()).toEqual([]);
  });
});
