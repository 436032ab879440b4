import type { Topic } from '../types.ts';

/** Too much medicine, alcohol with it, not eating, losing consciousness. */
export const overdose: Topic = {
  name: 'overdose',
  concepts: {
    emptied: { forms: ['(空に|からに|空っぽ|からっぽ|なくなるまで|無くなるまで)'] },
    medicine: {
      forms: [
        '(薬|くすり|クスリ|おくすり|お薬|眠剤|睡眠薬|睡眠導入剤|安定剤|抗うつ薬|抗不安薬|咳止め|せき止め|風邪薬|かぜ薬|頭痛薬|鎮痛剤|痛み止め|市販薬|処方薬|酔い止め|カフェイン|カフェイン錠|錠剤|カプセル)',
        '(ブロン|メジコン|レタス|金パブ|パブロン|エスエス|コンタック|レスタミン|デパス|ハルシオン|マイスリー|ロキソニン|イブ|バファリン|タイレノール|ドリエル|ソラナックス|サイレース|トラベルミン|ウット|エスタロン)',
        '(medicine|pills|tablets|painkillers|paracetamol|tylenol|sleepingpills)',
      ],
      except: {
        other_meaning: [
          '薬(局|剤師|学|科|味|指|膳|屋|草)',
          'クリスマスイブ',
          'イブ(の夜|に|サンローラン)',
          'レタス(チャーハン|サラダ|と|を食)',
          'ライブ',
          'ドライブ',
          'アーカイブ',
          'タイブ',
          'ハイブ',
          '目薬',
          'ダイブ',
          'ネガティブ',
          'ポジティブ',
          'ナイブ',
          'イブニング',
          '(ティ|ディ|シ|ジ|リ|ニ|ビ|ミ|キ|ギ)ブ',
        ],
      },
    },
    much: {
      forms: [
        '(いっぱい|一杯|たくさん|沢山|大量|たいりょう|全部|ぜんぶ|ありったけ|まとめて|一気|いっき|一箱|ひと箱|一瓶|1瓶|ひと瓶|丸ごと|瓶ごと|箱ごと|シート|多め|何錠も|何個も|倍|過剰|残り|あるだけ|家にある|かき集め|溜めて|貯めて|ため(て|込ん|てた)|すぎ|過ぎ|致死|ドバッ|ざらざら|がぶ)',
        '<d>(錠|粒|シート|箱|瓶|個|包|カプセル|じょう|つぶ|T)',
        '(alot|toomany|all(my|the)|many|whole)',
      ],
    },
    taken: {
      forms: [
        '(飲|の|呑)<mu:plain,want,will,polite,te,past,if,going,soon>',
        '(飲み|のみ|呑み)(すぎ|過ぎ|込|まし|干|き(っ|り)|終)',
        '(服用|摂取|服薬|一気飲み|一気|いっき|過剰摂取)(し|す|$)',
        '(いった|いっちゃ|キメ|きめた|流し込|ながしこ|入れちゃ|口に|噛んで|砕いて|胃に)',
        '(飲|の)(も(う|っか)|んじゃ)',
        '(took|take|swallowed|taken|ate)',
        'やった',
        '食べ(た|ちゃ)',
        '入れた',
      ],
      except: { inside_word: ['たの(ん|み|も|め)', '(頼|楽し|積)(ん|み)'] },
    },
    overdoseWord: {
      forms: [
        '(オーバードーズ|オバドーズ|オーバードース|オーバードズ|オバド|過量服薬|過剰摂取|過量摂取|大量服薬|服薬自殺|おーばーどーず)',
        '^OD(し|する|が|を|で|の|も|って|、|に|は|と|$|やめ|後|中|癖|仲間|界隈|より|さ)',
        '(また|今日|昨日|さっき|毎日|学校で|薬|市販薬|リスカと|と|は|が|で|も|に|の|、)OD(し|する|が|を|で|の|も|って|、|に|$|や|後|中|癖)',
        '(パキ|ぱき)(る|って|った|りたい|り$|れ|ろう|りすぎ|ら|り(まし|中|そう|すぎ|ながら))',
        '(ラリ)(る|って|った|りたい)',
        '(ブロン|メジコン)',
        '(金パブ|ブロン中毒|ブロン<d>|ブロン(飲|キメ|買|瓶|液|し)|レタス(飲|食べて(ふわ|パキ))|メジコン(飲|<d>|キメ))',
        '(overdosed|overdose|overdosing)',
        '(胃洗浄|活性炭)',
      ],
      except: {
        inside_word: ['ブロン(ズ|ド|コ|テ|ト|プト)'],
        other_meaning: [
          'OD(起立)',
          '起立性(調節|)(障害|)(の|は|で|=|が|、|)OD',
          '調節障害(の|は|で|)OD',
          'OD(値|錠|機器|缶|色|ランプ)',
          'OD(の|で|は|って|と)(診断|朝|起き|病院|起立|いわれ|言われ)',
          'オンデマンド',
          '(VOD|GOOD|MOD|POD|KOD|DOD)',
          'OD(授業|講義|受講|配信)',
        ],
      },
    },
    alcohol: {
      forms: [
        '(お酒|酒|アルコール|ストゼロ|ストロング|チューハイ|ビール|ウイスキー|焼酎|ウォッカ|日本酒|ワイン|alcohol)',
      ],
    },
    days: {
      forms: [
        '<d>(日|にち)(間|も|くらい|ぐらい|以上|)',
        '(何日も|昨日から|きのうから|おとといから|ずっと|もう<d>日|丸一日|先週から)',
      ],
    },
    notEaten: {
      forms: [
        '(食べて|たべて|食べれて|食って|食えて|口にして|食べられて)(い|)(な|ま)',
        '(ごはん|ご飯|食事)(を|)(食べて|たべて|もらって)(い|)(な|ま)',
        '水しか',
        '(食べ|たべ)(られ|れ|)(ない|ません)',
        'haventeaten',
      ],
    },
    starve: {
      chains: [{ of: ['days', 'notEaten'], within: 8 }],
      forms: [
        '(拒食|過食嘔吐|摂食障害|吐きだこ|チューブ吐き|食べ吐き|過食して吐)',
        '(体重|たいじゅう)(が|は|)(2|3)<d>(キロ|kg|台)',
      ],
      except: { game: ['(ペット|金魚|ハムスター|犬|猫)が<d>日'] },
    },
    faint: {
      forms: [
        '(意識|いしき)(が|を|も)(な(い|くな)|失|遠|もうろう|朦朧|飛|とび)',
        '(息|いき|呼吸)(が|を|も|)(できな|出来な|してな|してい(な|ま)|止ま|とま|くるし|苦し|でき(ま|ん)|吸えな|あさい)',
        '(倒れ|たおれ)(て|た)(動|うご|る|意識|起き|い(る|ま)|反応)',
        '(動かな|うごかな|起きな|反応しな|反応がな|返事しな|呼びかけ)(い|く)(て|んで|の|助|どう|、)',
        '(心臓|しんぞう)(が|)(痛|止ま)',
        '(救急車|きゅうきゅうしゃ|119番|110番|ambulance|cantbreathe|notbreathing|unconscious)',
        '(血|ち)を(吐|はい)',
      ],
      except: {
        hyperbole: [
          '(笑|わら|ウケ|うけ)(い|って|って(息|呼吸))',
          '(笑い|笑って|爆笑|面白)(すぎて|て)(息|呼吸)',
          '救急車(の(音|サイレン)|が(通|うるさ|走))',
          '(心臓)(が|)止まるかと',
        ],
        other_meaning: [
          '(スマホ|パソコン|アプリ|車|ゲーム|画面|PC|iPhone|タブレット)(が|も|は)(急に|全然|)(動かな|反応しな)',
          '意識(が|は)高',
          '呼吸(法|器)',
        ],
      },
    },
    pillCount: {
      forms: [
        '<d>(錠|シート|カプセル|じょう)(も|を|くらい|ぐらい|ほど|、|一気|まとめて|全部|以上|)',
        '<d>(粒|つぶ|瓶|箱)(も|を|くらい|ぐらい|一気|まとめて|以上|)',
      ],
      except: {
        other_meaning: [
          '(毎日|毎朝|毎晩|1日|一日|朝|夜|寝る前に)(に|)(1|2|一|二)錠',
          '1錠(です|飲んで(い|)ま)',
          '(1回|一回|毎食|一日|1日|食後)(に|)<d>錠',
          '^1錠',
          '1錠(だけ|を|ずつ)',
        ],
      },
    },
    tooMuch: {
      forms: [
        '(飲み|のみ|呑み|服用し)(すぎ|過ぎ)',
        '(多く|おおく|多め|たくさん|いっぱい)(に|)(飲|の)(ん|み)',
        '(飲み|のみ)まく',
      ],
    },
    apart: { forms: ['(一緒に飲|併用|飲み合わせ|飲まない|控え|父|母|夫)'] },
    allOfIt: { forms: ['(全部|ぜんぶ|まとめて|一気に|いっぱい|たくさん|大量に)'] },
    swallowed: {
      forms: [
        '(飲|の)ん(じゃった|でしまった|でしまいました|じゃいました|だ(、|$|よ))',
        '(飲|の)み(ました|込んだ|干し)',
      ],
    },
    drink: {
      forms: [
        '(水|酒|ビール|ミルク|カルピス|ポカリ|飲み物|ラテ|麦茶|サイダー|炭酸|汁|つゆ|ドリンク|シェイク)',
      ],
    },
    sleepPill: { forms: ['(眠剤|睡眠薬|安定剤|睡眠導入剤|薬|くすり)'] },
    hoard: {
      forms: [
        '(ため(て(る|い|お|た)|込|こ(ん|み|む))|貯め(て|た|込)|溜め(て|た|込)|集め(て|た)|隠し(て|持)|(いっぱい|たくさん|大量に|山ほど)(ある|持って|買った|手元))',
        '(全部|まとめて|一気に|いっぱい|たくさん|大量に)(飲|の)(め(ば|たら)|も(う|っか)|みた|んだら|みそう|みます)',
      ],
    },
    badSign: {
      forms: [
        '(もういい|もうい(い|ー)|ふらふら|フラフラ|しびれ|痺れ|意識|もうろう|朦朧|目が回|動けな|うごけな|立てな|ろれつ|心臓が|息が|手が震|吐いて(る|も|ばっか)|バイバイ|さよなら|ごめんなさい|起きなくて|目が覚めな|おやすみ(みんな|なさい、さよ)|ラクに|楽に|らくに)',
      ],
    },
    allowedDose: {
      forms: [
        '(風邪|かぜ|熱|花粉|インフル|コロナ|頭痛|生理痛|食後|処方どおり|処方通り|医者|お医者|病院で(もらっ|出)|ちゃんと飲|飲み忘れ|高血圧|血圧の薬|糖尿|コレステロール|アレルギー|朝の薬|毎日1錠|1日1錠|朝晩|食間|食前|寝ます|寝る(ね|わ|$)|ビタミン|サプリ|プロテイン|水筒|お茶|ジュース|コーヒー|牛乳|スープ|コーラ|タピオカ|味噌汁|胃薬|漢方|虫歯|整腸|酔い止め飲んで(バス|車|船))',
      ],
      except: { other_meaning: ['(風邪|かぜ|頭痛|生理痛|花粉症の|熱の)(薬|の薬)', '熱(湯|唱|が)'] },
    },
  },
  rules: [
    {
      id: 'overdose.word',
      level: 'high',
      reason: 'オーバードーズをあらわす言葉',
      all: ['overdoseWord'],
      safe: ['tradition', 'quitHarm', 'orthostatic', 'schoolTopic', 'fiction', 'news'],
    },
    {
      id: 'overdose.taken',
      level: 'urgent',
      reason: '薬を多く飲んだ',
      all: ['medicine', 'much', 'taken'],
      within: 10,
      not: ['allowedDose'],
      safe: ['fictionWant'],
    },
    {
      id: 'overdose.count',
      level: 'urgent',
      reason: '何錠も飲んだ',
      all: ['pillCount', 'taken'],
      within: 8,
      not: ['allowedDose'],
      safe: ['fictionWant'],
    },
    {
      id: 'overdose.too-much',
      level: 'high',
      reason: '薬の飲みすぎ',
      all: ['medicine', 'tooMuch'],
      order: 'then',
      within: 5,
      not: ['allowedDose'],
    },
    {
      id: 'overdose.saved',
      level: 'high',
      reason: '薬をためている、たくさん持っている',
      all: ['medicine', 'hoard'],
      within: 8,
      not: ['allowedDose'],
    },
    {
      id: 'overdose.alcohol',
      level: 'high',
      reason: '酒と薬',
      all: ['alcohol', 'medicine', 'taken'],
      within: 12,
      not: ['allowedDose'],
    },
    {
      id: 'overdose.alcohol-sleep',
      level: 'high',
      reason: '酒と薬で寝ている',
      all: ['alcohol', 'sleepPill'],
      within: 5,
      not: ['apart'],
    },
    {
      id: 'overdose.all-taken',
      level: 'high',
      reason: '全部飲んだ',
      all: ['allOfIt', 'swallowed'],
      within: 3,
      not: ['allowedDose', 'drink'],
      safe: ['fictionWant'],
    },
    {
      id: 'overdose.sick',
      level: 'high',
      reason: '薬のあと体がおかしい、もういい',
      all: ['medicine', 'taken', 'badSign'],
      order: 'then',
      within: 14,
      not: ['allowedDose'],
    },
    {
      id: 'health.starving',
      level: 'medium',
      reason: '食べていない、食べ吐き',
      all: ['starve'],
      safe: ['fictionWant', 'schoolTopic', 'petDeath', 'diet'],
    },
    {
      id: 'health.faint',
      level: 'high',
      reason: '意識、呼吸、倒れている',
      all: ['faint'],
      safe: ['laugh', 'fanWord', 'fictionWant', 'gameDeath', 'machine'],
    },
    {
      id: 'overdose.emptied',
      level: 'high',
      reason: '薬を空になるまで飲む',
      all: ['medicine', 'emptied'],
      within: 10,
      not: ['allowedDose'],
      safe: ['fictionWant'],
    },
  ],
};
