import type { Topic } from '../types.ts';

/** Someone else in danger, bereavement, calls for help, and the fixed words in other spellings. */
export const others: Topic = {
  name: 'others',
  concepts: {
    plainEnglish: {
      forms: [
        '(hidingin|hidingfrom|heisgoingtohurt|hurtme|hurtsme|beatsme|abusesme|kickedout|scaredofhim|scaredofmy|afraidof(him|my)|notsafe|unsafe|nowheretosleep|noplacetosleep|nofoodathome|hurtmyself|forcesme|forcedme)',
      ],
    },
    riskWord: {
      forms: [
        '(死|しに)(にたい|たい|にたく|のう|ぬって|ぬと|なせて|んでやる|のうと)',
        '(自殺|じさつ|リスカ|りすか|アムカ|OD|オーバードーズ|自傷|首吊り|首つり|飛び降り|遺書|屋上|薬(を|)(いっぱい|大量|飲ん)|手首|消えたい|いなくなりたい|殴られ|虐待|DV|レイプ|襲わ|妊娠|家出|ホテルに)',
      ],
    },
    missing: {
      forms: [
        '(連絡|れんらく|電話|LINE|返事|既読)(が|も|に|)(取れな|とれな|つかな|繋がらな|つながらな|出な|途絶|来な|こな|なく(て|な))',
        '(帰って|かえって)(こな|来な|きて(い|)な)',
        '(いなくな|行方不明|居なくな)(った|り|で|に|って)',
        '(さよなら|最後の|お別れの|ごめんね|今までありがと)(って|という|みたいな|と)(LINE|メッセージ|DM|連絡|投稿|ストーリー|電話|来|き|送|言)',
        '(部屋|家)から(出てこな|返事がな|返事な)',
      ],
    },
    goneAway: {
      forms: ['(失踪|行方不明|置き手紙|捜索願|いなくなりました|いなくなったんです|居場所がわからな)'],
    },
    worried: {
      forms: [
        '(心配|しんぱい|不安|どうし(たら|よう|て)|どうすれ|助けたい|止め(たい|て|方)|とめ(たい|て)|こわ|怖|死ん(だら|でたら|じゃう)|住所|本気|やば|警察)',
      ],
    },
    loved: {
      forms: [
        '(父|母|夫|妻|息子|娘|兄|弟|姉|妹|友達|親友|彼氏|彼女|祖母|祖父|親|子ども|お父さん|お母さん|いとこ|同級生|クラスの子|恋人|旦那)(が|を)',
      ],
    },
    died: {
      forms: [
        '(自殺|自死|自ら|突然|急に|事故で|病気で|)(亡くな|亡くし|死にま|死んで(しま|から)|死んだ|なくなりま|なくなった)',
        '(自殺|自死)(した|しま|して)',
      ],
    },
    bereaved: {
      chains: [{ of: ['loved', 'died'], within: 6 }],
      forms: ['(自殺|自死|じさつ)(で|して)(亡|な|死|しまっ|失)', '(亡くし)(て|た|まし)', '遺族'],
      except: { fiction: ['(ゲーム|アニメ|漫画|ドラマ|映画)(で|の)'] },
    },
    helpWord: {
      forms: [
        '(助け|たすけ|タスケ|助|たす)(て|けて|けろ)',
        '(助け|たすけ)(て|を|が|ほし|欲し|呼)',
        '助け',
        '(tasukete|helpme|saveme|needhelp|pleasehelp|sos)',
      ],
      except: {
        offers_help: [
          '(助け|たすけ)られた(子|犬|猫|人|の|命)',
          '(友達|友だち|ともだち|誰か|人|彼女|弟|妹|母|その子|みんな|困っている人|後輩)(を|の)(助け|たすけ)(たい|られ|になり|る(仕事|方法|に)|てあげ)',
          '(助け|たすけ)(になり(たい|ました)|てあげ|合|られ(て(嬉|よか|感謝)|ました)|てくれ(て|た|ました|てありが))',
          '(助かり|たすかり)',
        ],
        inside_word: ['(手|口|人|お|大)助け(キャラ|マン|アイテム)', '助け(舟|船|太刀|合い)', '(お|手)助け'],
        thanks: [
          '助けて(くれ|くださ(って|り)|もら(って|い))(、|)(ありがと|感謝|嬉|て|た|まし)',
          '助け(られました|になりました)',
        ],
        homework: ['助けて(数学|宿題|英語|テスト|レポート|課題|ドラえもん)'],
      },
    },
    crisisHelp: {
      forms: [
        '(誰か|だれか|早く|はやく|お願い|おねがい|もう無理|こわい|怖い|くるしい|苦しい|つらい|辛い|死|殺|殴|please)',
      ],
    },
    abuseWord: {
      forms: [
        '(虐待|ぎゃくたい|ギャクタイ|ネグレクト|ねぐれくと|毒親|毒母|毒父|ヤングケアラー|教育虐待|面前DV)',
        '(abuse|abused|abusive|neglect)',
      ],
    },
    police: {
      forms: [
        '(警察|けいさつ|交番|110|被害届)(に|を|へ|は|沙汰)(行|い(こ|く|け|っ)|相談|言|通報|電話|出|呼|よ(ん|ば)|届|動いて|連絡|話)',
        '(被害)(に(あ|遭)|を受け|届)',
        '(逃げ|にげ)(たい|て(きた|いま|る)|られな|場がな|場所がな)',
      ],
      except: {
        game: ['(鬼|敵|ゾンビ|鬼ごっこ|ゲーム)(から|で|に|)(逃げ|にげ)'],
        homework: ['(宿題|勉強|テスト|受験|現実|仕事|部活|課題|補習)(から|)(逃げ|にげ)'],
        other_meaning: [
          '(落とし物|財布|迷子)(を|は|)(警察|交番)',
          '(犬|猫|ハムスター|鳥|インコ)(が|)(逃げ|にげ)',
        ],
      },
    },
    violenceWord: {
      forms: [
        '(暴力|ぼうりょく|ボーリョク|暴行|ぼうこう|体罰|家庭内暴力|DV|デートDV|モラハラ|もらはら)',
        '(domesticviolence|violent|violence|assault)',
      ],
      except: {
        inside_word: ['暴力団', '非暴力', 'DVD', '(ADV|DVI)'],
        news: ['暴力(団|反対|革命|追放)'],
        hyperbole: ['(顔面|可愛さ|かわいさ|ビジュ|ビジュアル|飯テロ|カロリーの|カロリー|美|顔)(の|)暴力'],
      },
    },
    killWord: {
      forms: [
        '(殺|ころ)(せ|し|す|さ)',
        '殺(害|意|人)',
        '^(ころす|ころせ|ころして)',
        '(もう|を|は|絶対|ほんとに|まじ|あいつ|全員|に)(ころす|ころせ|ころしたい|ころしてや|ころされ)',
        '(コロス|コロセ)',
      ],
      except: {
        fiction: ['殺し屋', '殺せんせ', '殺人(事件の(映画|ドラマ|本|小説)|鬼ごっこ)', '殺戮'],
        inside_word: [
          'ころすけ',
          'コロ助',
          'コロ(セウム|ッセオ|ッセウム)',
          'コロス(け|ケ)',
          '(悩|黙|忙|相|毒|射|屠|抹|暗|刺|銃|惨|絞|他)殺',
          '(見|瞬|秒)殺',
          '(息|声|感情|味|雰囲気|気配|足音|勢い|臭み|くさみ|アク|匂い|におい|スピード|衝撃|個性)(を|)(殺|ころ)',
          '(併|必|滅)殺',
          '(み|より|つか|かん|うち|と)どころ(す|せ|し|さ)',
          '殺し文句',
          '殺菌',
          '殺虫',
          '殺到',
          '殺風景',
          '(ニキビ|雑草|ゴキブリ|虫|蚊|女|男|初見|オタク|若者|暇つぶし|子犬|童貞|スパイ)殺し',
          '(と|こ|い)ころ(す|せ|し|さ)',
          'ところ(す|せ|し|さ)',
          'こころ(す|せ|し|さ)',
        ],
        game: ['(敵|ボス|ゾンビ|味方|人狼)(を|に|は|)(殺|ころ)'],
      },
    },
    care: { forms: ['(介護|認知症)(に|で|が|を|と|、|の)'] },
    careLimit: { forms: ['(疲れ|つかれ|限界|殺|死|手を|叩|もう|無理|しんど|つら|辛)'] },
    elder: {
      chains: [{ of: ['care', 'careLimit'], within: 6 }],
      forms: ['親の介護に疲', '介護(疲れ|うつ|殺人|離職)'],
    },
    postpartum: {
      forms: [
        '(育児|子育て|産後|ワンオペ|夜泣き)(に|で|が|うつ|ノイローゼ|の|)(うつ|鬱|疲れ|つかれ|限界|ノイローゼ|しんど|つら|辛|逃げ|死|消え|無理)',
      ],
    },
    voices: {
      forms: ['(幻聴|幻覚|声が聞こえ|誰かに(命令|監視|盗聴)|頭の中(で|の声)|死ねって(声|聞こえ))'],
      except: {
        other_meaning: [
          '(隣|近所|外|遠く|犬|猫|子ども)(の|から)声が聞こえ',
          '(声優|推し|先生)(の声が聞こえ)',
        ],
      },
    },
  },
  rules: [
    {
      id: 'others.at-risk',
      level: 'high',
      reason: '身近な人に危険がある',
      all: ['friendNear', 'riskWord'],
      order: 'then',
      within: 14,
      safe: ['fictionWant', 'lyric', 'gameDeath', 'jokeWant'],
    },
    {
      id: 'others.missing',
      level: 'high',
      reason: '身近な人と連絡がつかない',
      all: ['friendNear', 'missing', 'worried'],
      within: 30,
      safe: ['fun', 'love', 'petDeath'],
    },
    {
      id: 'others.gone',
      level: 'high',
      reason: '身近な人がいなくなった',
      all: ['friendNear', 'goneAway'],
      within: 12,
      safe: ['petDeath', 'fictionWant'],
    },
    {
      id: 'others.bereaved',
      level: 'medium',
      reason: '身近な人を亡くした',
      all: ['bereaved'],
      safe: ['fictionWant', 'petDeath', 'gameDeath'],
    },
    { id: 'others.care', level: 'medium', reason: '介護、育児の限界', all: ['elder|postpartum'] },
    {
      id: 'others.voices',
      level: 'medium',
      reason: '声が聞こえる、監視されていると感じる',
      all: ['voices'],
      safe: ['fiction', 'game'],
    },
    {
      id: 'others.help-now',
      level: 'high',
      reason: '切迫した助けの声',
      all: ['helpWord', 'crisisHelp'],
      within: 8,
      safe: ['homework', 'game', 'fictionWant', 'jokeWant', 'fun', 'offersHelp'],
    },
    {
      id: 'others.police',
      level: 'medium',
      reason: '警察、被害、逃げたい',
      all: ['police'],
      safe: ['fiction', 'news', 'game', 'schoolTopic', 'lostItem', 'jokeWant'],
    },
    {
      id: 'word.help',
      level: 'medium',
      reason: '「助けて」',
      all: ['helpWord'],
      safe: ['homework', 'game', 'fiction', 'fun', 'offersHelp', 'thanksHelp', 'laugh'],
    },
    {
      id: 'word.abuse',
      level: 'high',
      reason: '「虐待」',
      all: ['abuseWord'],
      safe: ['schoolTopic', 'news', 'fiction', 'petDeath'],
    },
    {
      id: 'word.violence',
      level: 'medium',
      reason: '「暴力」「暴行」「DV」',
      all: ['violenceWord'],
      safe: ['schoolTopic', 'news', 'fiction', 'game', 'fan'],
    },
    {
      id: 'word.kill',
      level: 'medium',
      reason: '「殺す」',
      all: ['killWord'],
      safe: [
        'fiction',
        'title',
        'game',
        'laugh',
        'fan',
        'jokeWant',
        'news',
        'insect',
        'schoolTopic',
        'hyperboleCause',
      ],
    },
    {
      id: 'others.english',
      level: 'high',
      reason: '英語での危険のことば',
      all: ['plainEnglish'],
      safe: ['fictionWant', 'game', 'lyric'],
    },
  ],
};
