export const rooms = {
  settings: {
    title: '相談の場所',
    lead: 'LINEのトークで話すか、この窓口のウェブページ「相談の部屋」で話すかを決めます。部屋で話したことは、LINEには残りません。',
    where: '話す場所',
    talks: { line: 'LINEのトーク', room: '相談の部屋', choice: '相談者がえらぶ' },
    hints: {
      line: '相談もお返事も、LINEのトークで行います。',
      room: 'LINEは入口だけです。最初のひとことに、部屋へ入るボタンをお返しします。',
      choice: 'LINEで始まり、部屋へ入るボタンもお送りします。入ったあとは部屋で続けます。',
    },
    running: '変えても、いま続いている相談の場所は変わりません。',
    times: '時間',
    minutes: '分',
    linkMinutes: 'LINEに送るリンクが使える時間',
    linkMinutesHint: '1回使うか、この時間が過ぎると使えなくなります。',
    idleMinutes: '操作がないとき、部屋を閉じるまで',
    idleMinutesHint: '端末を置いたままにしても、ほかの人に見られにくくします。',
    graceMinutes: '相談が終わってから、読めるようにしておく時間',
    exitUrl: '「いそいで閉じる」で開くページ',
    exitUrlHint:
      '天気予報や検索など、見られても困らないページの住所(https)。入れなければ、白いページになります。',
    liffId: 'LIFF ID(任意)',
    liffIdHint:
      'LINEログインのチャネルで作ったLIFFアプリのID。入れると、リンクを送った先の本人だけが入れます。エンドポイントURLは {{url}} です。',
  },
};
