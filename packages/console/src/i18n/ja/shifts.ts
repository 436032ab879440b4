export const shifts = {
  place: {
    open: '{{name}} さんの順番を変える',
    title: '順番を変える',
    lead: '{{name}} さんの順番を変えます。ほかの人どうしの順番は変わりません。危険の知らせがある人より前にはなりません。',
    where: 'どこに',
    front: '先頭にする',
    before: 'えらんだ人の前にする',
    automatic: '待っている時間の順に戻す',
    beforeWhom: 'だれの前に',
    reason: '理由（ほかの職員も読みます）',
    do: '順番を変える',
    tagFront: '{{name}}が先頭に: {{reason}}',
    tagBefore: '{{name}}が順番を変更: {{reason}}',
  },
};
