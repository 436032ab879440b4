import type { Alert, AlertLevel, AlertStep, Desk, Message, Staff } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { accepted, iso, MINUTE, newMessage, newTalk, person, type MockData, type Talk } from './mock-data.ts';

function aDesk(code: string, name: string, authority: string, connected: boolean): Desk {
  return {
    deskId: randomUUID(),
    code,
    authority: { authorityId: randomUUID(), name: authority },
    name,
    nameDisplay: 'pseudonym',
    talkLimit: 3,
    state: 'active',
    version: 1,
    channel: connected
      ? {
          channelId: '2001234567',
          webhookUrl: 'https://tomoshibi.example.jp/webhooks/line/2001234567',
          tokenKind: 'stateless',
          previousSecretUntil: null,
          basicId: '@aoba-soudan',
          lastEventAt: new Date(Date.now() - MINUTE).toISOString(),
        }
      : null,
  };
}

type Line = readonly [
  minutesAgo: number,
  from: 'in' | 'out' | 'claimed',
  text: string,
  more?: Partial<Message>,
];

function fill(talk: Talk, now: number, author: Staff, lines: readonly Line[]): void {
  const ref = { staffId: author.staffId, name: author.name };
  for (const [ago, from, words, more] of lines) {
    const sentAt = iso(now, ago);
    talk.messages.push(
      newMessage(talk, {
        sentAt,
        text: from === 'claimed' ? null : words,
        direction: from === 'claimed' ? 'system' : from,
        kind: from === 'claimed' ? 'claimed' : 'text',
        author: from === 'in' ? null : ref,
        delivery: from === 'out' ? accepted(sentAt) : null,
        ...more,
      }),
    );
  }
  const last = talk.messages.at(-1);
  const unanswered = last?.direction === 'in' ? last.sentAt : null;
  Object.assign(talk.facts, {
    messageCount: talk.messages.filter((message) => message.direction !== 'system').length,
    lastMessageAt: last?.sentAt ?? talk.facts.openedAt,
    unansweredSince: unanswered,
  });
}

function take(talk: Talk, author: Staff, at: string): void {
  Object.assign(talk.facts, {
    state: 'active',
    assignee: { staffId: author.staffId, name: author.name },
    claimedAt: at,
    waitingSince: null,
  });
}

/** An alert nobody has looked at. */
function raise(data: MockData, { facts }: Talk, level: AlertLevel, raisedAt: string): void {
  const alert: Alert = {
    alertId: randomUUID(),
    deskId: facts.deskId,
    consultationId: facts.id,
    seekerId: facts.seekerId,
    pseudonym: facts.pseudonym,
    consultationState: facts.state,
    assignee: facts.assignee,
    level,
    likelyFalse: false,
    stage: level === 'urgent' ? 'supervisor' : 'counselor',
    raisedAt,
    lastHitAt: raisedAt,
    hits: 2,
    owner: null,
    seenAt: null,
    decidedAt: null,
    decidedBy: null,
    decision: null,
    note: null,
    nextClimbAt: new Date(Date.now() + 2 * MINUTE).toISOString(),
    abilities: { take: true, takeOver: false, decide: false },
  };
  const at = { at: raisedAt, level, by: null, toldStaff: [], toldContacts: [] };
  const steps: AlertStep[] = [
    { ...at, kind: 'raised', stage: 'counselor' },
    { ...at, kind: 'told', stage: 'counselor', toldStaff: facts.assignee ? [facts.assignee] : [] },
  ];
  data.alerts.push({ alert, steps });
  const { alertId, stage } = alert;
  facts.alert = { alertId, level, open: true, stage, seen: false, likelyFalse: false };
}

/** Two desks on one evening: people waiting, talks under way, one of every delivery state, and a long talk. */
export function sampleData(now: number): MockData {
  const youth = aDesk('aoba-youth', 'あおば市 こども・若者LINE相談', 'あおば市 こども家庭課', true);
  const women = aDesk('aoba-women', 'あおば市 女性のための相談', 'あおば市 人権推進課', false);
  const sato = person('佐藤 はるか', 'sato', [], [{ deskId: youth.deskId, role: 'counselor' }]);
  const tanaka = person(
    '田中 みのる',
    'tanaka',
    [],
    [
      { deskId: youth.deskId, role: 'supervisor' },
      { deskId: women.deskId, role: 'supervisor' },
    ],
  );
  const admin = person('管理 あおい', 'admin', ['system_admin', 'auditor'], []);
  const data: MockData = {
    operatorId: randomUUID(),
    people: [sato, tanaka, admin],
    desks: [youth, women],
    templates: new Map([
      [
        youth.deskId,
        [
          ['はじめの挨拶', 'こんばんは。相談員の佐藤です。話しにきてくれて、ありがとうございます。'],
          [
            '秘密について',
            'ここで話したことは、学校やおうちの人に知らせません。ただ、命に関わるときは、まわりの大人の力を借りることがあります。',
          ],
          ['電話の窓口', '声で話したいときは、チャイルドライン(0120-99-7777、毎日16時〜21時)も使えます。'],
          [
            'おわりの挨拶',
            '今日は話してくれてありがとうございました。また話したくなったら、いつでもここに書いてくださいね。',
          ],
        ].map(([title = '', text = ''], position) => ({ templateId: randomUUID(), title, text, position })),
      ],
    ]),
    talks: new Map(),
    alerts: [],
  };
  const add = (talk: Talk): Talk => {
    data.talks.set(talk.facts.id, talk);
    return talk;
  };

  const kawasemi = add(newTalk(youth.deskId, 'かわせみ 1042', iso(now, 6), 2));
  fill(kawasemi, now, sato.staff, [
    [6, 'in', 'こんばんは'],
    [5, 'in', '部活のことで相談したいです。顧問の先生がこわくて、明日も朝練があるんですけど行きたくなくて'],
  ]);
  const tsukushi = add(newTalk(youth.deskId, 'つくし 2210', iso(now, 2)));
  fill(tsukushi, now, sato.staff, [[2, 'in', 'ここって匿名ですか？ 学校とか親にばれたりしませんか💦']]);
  const hinageshi = add(newTalk(women.deskId, 'ひなげし 2207', iso(now, 1)));
  fill(hinageshi, now, sato.staff, [[1, 'in', 'だれにも言えなくて、ここを見つけました']]);

  raise(data, hinageshi, 'urgent', iso(now, 1));

  const momiji = add(newTalk(youth.deskId, 'もみじ 2198', iso(now, 41), 3));
  take(momiji, sato.staff, iso(now, 38));
  fill(momiji, now, sato.staff, [
    [41, 'in', 'こんばんは'],
    [
      40,
      'out',
      'メッセージを受け取りました。相談員が順番にお返事します。もう少しお待ちください。',
      { author: null },
    ],
    [38, 'claimed', ''],
    [37, 'out', 'こんばんは。相談員の佐藤です。話しにきてくれて、ありがとうございます。'],
    [
      35,
      'in',
      'クラスでいじめられてます',
      {
        hits: [{ list: 'fixed', entry: 'いじめ', level: 'medium', start: 4, end: 7, likelyFalse: null }],
      },
    ],
    [
      34,
      'in',
      '上履き隠されたの、今週で3回目で…\n先生に言ったらもっとひどくなりそうで言えない',
      { hits: [{ list: 'lexicon', entry: 'hidden', level: 'high', start: 0, end: 7, likelyFalse: null }] },
    ],
    [31, 'out', '話してくれてありがとうございます。3回も続いたら、学校に行くのもしんどかったですよね。'],
    [28, 'in', 'うん…朝おなか痛くなる'],
    [27, 'in', '', { kind: 'image', text: null, refused: true }],
    [26, 'in', '', { kind: 'sticker', text: null, note: '泣く' }],
    [24, 'in', 'ほんとは', { unsentAt: iso(now, 23), text: null }],
    [20, 'out', '体にも出るくらい、がまんしてきたんですね。いちばんつらいのは、どんなときですか？'],
    [
      16,
      'in',
      '朝、教室のドアを開ける時。みんなが一瞬しずかになる(crying)',
      {
        spans: [{ kind: 'emoji', index: 25, length: 8 }],
      },
    ],
    [15, 'in', '部活の友だちは、ふつうに話してくれる', { editedAt: iso(now, 14) }],
    [
      11,
      'out',
      '教室のドアの前、想像するだけで息がつまりそうです。部活の友だちがいてくれるのは、心強いですね。',
      {
        quote: { messageId: randomUUID(), excerpt: '部活の友だちは、ふつうに話してくれる' },
      },
    ],
    [
      3,
      'in',
      'お母さんには言えてない。仕事でつかれてるから',
      {
        hits: [{ list: 'desk', entry: 't', level: 'medium', start: 0, end: 4, likelyFalse: 'other_meaning' }],
      },
    ],
  ]);
  raise(data, momiji, 'high', iso(now, 34));
  momiji.notes.push({
    id: randomUUID(),
    consultationId: momiji.facts.id,
    author: { staffId: tanaka.staff.staffId, name: tanaka.staff.name },
    createdAt: iso(now, 12),
    text: '担任は事情を知らない。保健室には行ける。家の人が知っているかを次に聞けるとよさそう。',
  });

  const sumire = add(newTalk(youth.deskId, 'すみれ 2203', iso(now, 25)));
  take(sumire, sato.staff, iso(now, 22));
  fill(sumire, now, sato.staff, [
    [25, 'in', 'いま話せますか'],
    [22, 'claimed', ''],
    [21, 'out', 'はい、話せますよ。どうしましたか？'],
    [18, 'in', '眠れなくて。明日テストなのに'],
    [12, 'out', 'ゆっくりで大丈夫ですよ。'],
    [
      9,
      'out',
      '眠れないとき、頭にうかぶことはありますか？',
      {
        delivery: {
          state: 'unknown',
          method: 'reply',
          error: null,
          attempts: 1,
          nextAttemptAt: null,
          acceptedAt: null,
        },
      },
    ],
    [
      8,
      'out',
      'ここで少しだけ、いっしょに考えてみましょう。',
      {
        delivery: {
          state: 'failed',
          method: 'push',
          error: 'quota_exhausted',
          attempts: 3,
          nextAttemptAt: null,
          acceptedAt: null,
        },
      },
    ],
  ]);
  Object.assign(sumire.facts, { attention: 'unknown' });

  const enishida = add(newTalk(youth.deskId, 'えにしだ 2188', iso(now, 60)));
  take(enishida, tanaka.staff, iso(now, 55));
  fill(enishida, now, tanaka.staff, [
    [60, 'in', '進路のことで親とけんかしました'],
    [55, 'claimed', ''],
    [50, 'out', 'こんばんは、田中です。けんかになったのは、どんな話からでしたか？'],
    [48, 'in', '高校どこ受ければいいかわからん。親は公立しかだめって言う'],
  ]);

  const long = add(newTalk(youth.deskId, 'ながれぼし 2101', iso(now, 3000)));
  take(long, sato.staff, iso(now, 2990));
  fill(
    long,
    now,
    sato.staff,
    Array.from({ length: 420 }, (_, index): Line => {
      const words =
        index % 5 === 4
          ? 'そうだったんですね。\nもう少し聞かせてください。'
          : `その${index + 1}: ${'今日あったことを話します。'.repeat((index % 4) + 1)}`;
      return [2990 - index * 7, index % 5 === 4 ? 'out' : 'in', words];
    }),
  );
  for (const [index, reason] of (['ended', 'no_answer'] as const).entries()) {
    const past = newTalk(youth.deskId, 'もみじ 2198', iso(now, 60 * 24 * (90 - index * 50)), index + 1);
    take(past, sato.staff, past.facts.openedAt);
    fill(past, now, sato.staff, [
      [60 * 24 * (90 - index * 50), 'in', '友だちとうまくいかなくて'],
      [60 * 24 * (90 - index * 50) - 4, 'out', '話してくれてありがとう。'],
    ]);
    Object.assign(past.facts, {
      seekerId: momiji.facts.seekerId,
      state: 'closed',
      closedAt: iso(now, 60 * 24 * (90 - index * 50) - 40),
      closeReason: reason,
      unansweredSince: null,
    });
    add(past);
  }
  return data;
}
