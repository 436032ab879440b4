import type { Topic } from '../types.ts';

/** Places, means, preparations and farewells. One alone says little; two together are a plan. */
export const means: Topic = {
  name: 'means',
  concepts: {
    place: {
      forms: [
        '(屋上|おくじょう|非常階段|最上階|ベランダ|バルコニー|歩道橋|陸橋|鉄橋|高架|崖|がけ|断崖|岬|東尋坊|ダム|吊り橋|つり橋|展望台|立体駐車場|高いところ|高い所|たかいところ|高い場所|ビルの上|マンションの上)',
        '(橋|はし)(の(上|うえ|真ん中|手すり|欄干)|から|に(い(る|ま)|来(た|て|ま)|きた|きて|立)|まで)',
        '(線路|踏切|踏み切り|ふみきり|せんろ|(駅の|)ホーム(の(端|はし|ベンチ|先|黄色)|に(い(る|ま)|立)|で電車)|プラットホーム)',
        '(海|川|湖|池|森|山(の中|奥))(に(い(る|ま)|来(た|て|ま)|きた|きて|入|沈|飛)|の(前|そば|中に)|まで(来|き))',
        '<d>階(から|の(窓|ベ|部|廊|踊|屋)|に(い|来|き))',
        '(窓|まど)(の(外|縁|ふち)|枠|から(下|落|飛|身))',
        '(樹海|富士の樹)',
        '(rooftop|ontheroof|onthebridge|onabridge|balcony|railwaytracks|traintracks|cliff)',
        '(飛び降り|自殺)(の|)(名所|スポット)',
      ],
      except: { other_meaning: ['(線路|川|海|橋)沿い', '(線路|踏切)の(近く|そば)(に|の)(住|家)'] },
    },
    presentPlace: {
      forms: ['(に|で)(い(ます|る|てる)|来(ました|てる|ています|た)|きた|きました|立って|座って|すわって|登っ|のぼっ|着い|つい(た|て)|向か)', 'なう$', '(いま|今|今から|さっき)', 'im(on|at)'],
    },
    edge: {
      forms: [
        '(柵|さく|フェンス|手すり|欄干|てすり|金網|黄色い線|窓枠)(を|の|に|が)(越|こえ|乗り|のり|外|向こう|またい|登|上|足|座|低)',
        '(下|した)(を|が|に|)(見(て|る|え|下ろ)|みて|覗|のぞ|人が)',
        '(足|あし)(が|を)(すくむ|震え|出し|ふるえ|踏み出)',
        '(靴|くつ)(を|)(脱|ぬ|揃|そろ)',
        '(あと|もう|)一歩',
        '(風|かぜ)(が|)(強|気持ち|つめた|冷た)',
        '(高|たか)(い|くて)(な|ね|、|$)',
        '(電車|特急|次の電車|快速|貨物)(が|を|に|の)(来|くる|待|通過|飛|身|近づ|ひ|轢|はね)',
        '(吸い込まれ|すいこまれ|呼ばれて|引き寄せ)',
        '(standingon|lookingdown)',
      ],
    },
    jumping: {
      forms: [
        '(飛び|とび|跳び)(降|お|下)り<1:plain,want,unwant,will,polite,te,past,if,can,soon>',
        '(飛び|とび|跳び)(降|お|下)り(し|自殺|$|、)',
        '(飛び|とび)(込|こ)<mu:plain,want,will,polite,te,past,if,can>',
        '(飛び|とび)込み(自殺|たく|そう)',
        '(身|み)(を|)(投げ|なげ)',
        '(ここ|屋上|ベランダ|窓|橋|ビル|マンション|階|上|ホーム|崖)から(飛(ぶ|べ|ん|び|ぼ)|落ち(たら|れば|て|よう|る)|おち(たら|れば|よう)|ジャンプ|とべ|とん(だら|で)|とぼう|身を)',
        '(飛|と)(べば|んだら|ぼう)(楽|終|死|かな|かと|と思|いい)',
        'jump(off|from|infront)',
      ],
      except: {
        sport: ['飛び込み(台|競技|選手|の(選手|試合|大会|練習|授業)|プール|前転|練習)', '(プール|海|川|水)(に|へ)(飛び|とび)(込|こ)', '(競泳|水泳)(で|の|)(飛び|とび)込', 'バンジージャンプ'],
        other_meaning: ['飛び込み(営業|参加|で(参加|入|行|美容|病院))', '(布団|ベッド|胸|輪|世界|話)に飛び込', '(ステージ|舞台|新しい環境|業界|社会)(に|へ|から)飛び'],
      },
    },
    hanging: {
      forms: [
        '(首|くび)(を|に|)(吊|つ|釣|くく|括)<ru:want,will,polite,if,te,past,plain>',
        '(首|くび)(を|)(吊|つ|釣|くく|括)<u:te,past>',
        '(首|くび)(吊|つ|釣)り',
        '(首|くび)(に|を)(紐|ひも|ロープ|コード|ベルト|縄|タオル|巻|まい|まき|かけ|掛け|通し|絞め|しめ|締め)',
        '(紐|ひも|ロープ|縄|コード|ベルト)(を|に|で)(首|くび)',
        'hang(ing|)myself',
      ],
      except: { game: ['首(吊|つ)り(ゲーム|人形|クイズ)', 'ハングマン'], other_meaning: ['首(を|に)(巻いた|巻いて|かけ)(マフラー|タオル|ヘッドホン|ネックレス)', '(マフラー|ネックウォーマー|スカーフ|ネクタイ|メダル|タオル|カメラ|名札|ヘッドホン)(を|が|)首に', '首にタオル', '首にかけ(る|た)(名札|社員証|メダル)'] },
    },
    means: {
      forms: [
        '(ロープ|縄|紐|ひも|練炭|れんたん|七輪|硫化水素|青酸|ヘリウム|農薬|殺虫剤|漂白剤|洗剤|サンポール|毒|睡眠薬|眠剤|ドアノブ|充電コード|延長コード|ガス|一酸化炭素|液体|薬|くすり|クスリ|錠剤|カミソリ|剃刀|カッター|包丁|ナイフ|刃物|ベルト|道具)',
        '(rope|pills|knife|razor|charcoal)',
      ],
      except: { other_meaning: ['(薬|薬剤)(局|剤師|学部|科|学)', 'ガスコンロ', '(洗剤|漂白剤|ガス)(の(匂|にお|CM|値)|代|会社)', '目薬', '農薬(を使わ|野菜)', '(薬|くすり)(ゆび|指)', '薬味', '火薬', '毒(親|舌|見)', '無農薬', '消毒'] },
    },
    prepared: {
      forms: [
        '(用意|準備|よう意|よおい|購入|ポチ|注文)(し(た|て|ま)|は(でき|した)|が(でき|整)|でき|済|OK|ok|完了|$)',
        '(買った|かった|買って|買いま|買っちゃ|手に入れ|てにいれ|届い|とどい|集め|あつめ|貯め|ため(て|た|込)|溜め|盗ん|握って|にぎって|持って(る|い|き|ま)|もってる|もっています|手元|目の前|かばんに|カバンに|机の上|結ん|むすん|輪(に|を|っか)|吊るし|ぶら下げ|くくりつけ|かけた|セットし|書いた|書き終|かいた|書きま|書いて|調べ(た|て)|検索し|決め(た|て|ま)|下見)',
        '(bought|ready|prepared|havea|holding)',
      ],
    },
    lethal: {
      forms: ['(練炭|れんたん|硫化水素|青酸カリ|ヘリウム自|サンポール|一酸化炭素|致死量|ちしりょう|安楽死|楽に死|らくにし|確実に死|苦しまずに|痛くない死|樹海|じゅかい|東尋坊)', '(混ぜるな危険|混ぜたら|ガス自|目張り)', '(紐|ひも|ロープ|縄|コード|ベルト)(を|が|は|も|)(買っ|用意|結ん|かけ|吊る|準備|輪)'],
      except: { news: ['安楽死(制度|問題|の(是非|議論|授業|レポート|討論|ディベート))'], game: ['樹海(ステージ|マップ|エリア|ダンジョン|の(ボス|ステージ))'], other_meaning: ['靴紐', 'くつひも', '(靴|くつ|エプロン|パーカー)の(紐|ひも)', '一酸化炭素(中毒に注意|警報)'] },
    },
    note: {
      forms: ['(遺書|いしょ|遺言|遺作)', '(最後|さいご)の(手紙|LINE|メッセージ|動画|ツイート)', '(別れ|お別れ)の手紙'],
      except: { other_meaning: ['(場所|ばしょ|所|しょ|と|な|た|て|だ|ん|く)いしょ', 'いしょう', 'いっしょ', '遺言(書|)の(書き方|作成)', '遺書(という|の)(曲|小説|本)'] },
    },
    farewell: {
      forms: [
        '(今|いま)まで(本当に|ほんとに|ほんとうに|ほんと|みんな|ずっと|)(ありがと|有難|有り難|お世話|おせわ|感謝|ごめん|迷惑|楽し|さよ|サンキュ)',
        '(さよなら|さようなら|サヨナラ|バイバイ|ばいばい|さらば|お別れ|goodbye)',
        '(最後|さいご|最期)(に|の)(話|はな|誰か|だれか|ひとこと|一言|伝え|つたえ|LINE|あいさつ|挨拶|メッセージ|相談|ありがと|声|あなた|ここ|夜|日|言|お願)',
        'これ(が|で)(最後|さいご|最期)',
        '(来世|生まれ変わったら|あの世で|天国で|先立つ|さきだつ)',
        '(探さ|さがさ)ないで',
        '(お母さん|ママ|お父さん|パパ|みんな|家族|母|父|親|先生)(、|には|に|へ|)(ごめん|ありがとうって|先に|さきに|申し訳)',
        '(身辺整理|形見|身の回り(の整理|を整理|のもの))',
        '(大事|大切|宝物)(な(もの|物)|)(を|は|)(全部|友達に|妹に|弟に|)(あげ|配|譲)',
        '(アカウント|写真|データ|SNS|連絡先|LINE)(を|は|も|)(全部|ぜんぶ|)(消し|削除|整理)',
        '(ペット|猫|犬|子ども|娘|息子|弟|妹|家族|母|うさぎ|ハムスター)(の|)(こと|世話|)(を|は)(よろしく|お願い|頼み|たのみ|頼ん)',
        '(thankyouforeverything|sorryforeverything|sorrymom|forgiveme|lastmessage)',
        'ごめんなさい',
        '(もう|やっと)(いいや|いいよね|いいかな|疲れ|つかれ|おわ|終わ|楽|全部|何も)',
      ],
    },
    dieWord: { forms: ['(死|し)(ぬ|ね|に)', '(自殺|じさつ|自死|首吊り|首つり|飛び降り|OD)'] },
    methodWord: { forms: ['(方法|やり方|仕方|しかた|やりかた|方(を|教|は|が)|かた(を|教)|何錠|致死|確率|痛く|苦しくな|楽な|らくな|場所|スポット|サイト)'] },
    lastFarewell: {
      forms: [
        '(先立つ|さきだつ)(不孝|不幸|こと|わたし|私)',
        '(探さ|さがさ)ないで(ください|下さい|ね|$)',
        '(身辺整理|形見分け)',
        '(来世|生まれ変わったら)(では|は|に|で|)(幸|しあ|もっと|ちゃんと|別|猫|鳥|普通|期待)',
        '(これ|この)(が|で|LINEが|メッセージが)(最後|さいご|最期)(の(LINE|言葉|メッセージ|連絡)|になる|です|に(し|な)|だ(よ|と|から))',
        '(最後|さいご|最期)に(誰か|だれか|話|はな|伝え|お礼|ありがと|声)',
        '(今|いま)まで(本当に|ほんとに|ほんとうに|みんな|生きて|育てて|)(ありがと|ごめん|迷惑)',
        '(さよなら|さようなら|サヨナラ)(、|。|みんな|この世|世界|人生|お母|ママ)',
        '(お母さん|お父さん|ママ|パパ|母さん|みんな)(、|)(ごめん(ね|なさい)|先に(いく|逝|行)|さきに(いく|逝)|大好きだった)',
        '(lastmessage|goodbyeworld|goodbyeeveryone|goodbyeforever)',
      ],
    },
    cooking: { forms: ['(料理|りょうり|ごはんを作|調理|家庭科|切れ味|野菜|肉|魚|キャンプ|工作|図工|美術|段ボール|消しゴム|フォーク|スプーン|バーベキュー|焼肉|ダイエット)'] },
    picnic: {
      forms: ['(弁当|べんとう|ランチ|景色|夜景|花火|星|写真|撮影|デート|カフェ|遊|散歩|さんぽ|旅行|観光|バーベキュー|BBQ|洗濯|布団|プール|釣り|つり|ライブ|告白|昼寝|吹奏|練習|文化祭|ツアー|動画|映画|ドラマ|アニメ|漫画|ゲーム|通学|通勤|電車好き|鉄道|花|野菜|プランター|タバコ|虫|鳩|鳥|猫|掃除|工事|混|涼し|満開)'],
    },
  },
  rules: [
    { id: 'means.place-farewell', level: 'urgent', reason: '危険な場所と別れの言葉', all: ['place', 'farewell|note'], within: 60, not: ['picnic'], safe: ['fictionWant', 'thanksHelp'] },
    { id: 'means.place-wish', level: 'urgent', reason: '危険な場所と死にたい、消えたい', all: ['place', 'dieWant|vanishWant|dieWill|easeWant|endWant|notLive|weary'], within: 40, not: ['picnic'], safe: ['fictionWant', 'gameDeath', 'jokeWant'] },
    { id: 'means.place-edge', level: 'urgent', reason: '危険な場所で柵や下を見ている', all: ['place', 'edge'], within: 30, not: ['picnic'], safe: ['fictionWant', 'gameDeath'] },
    { id: 'means.place-jump', level: 'urgent', reason: '飛び降り、飛び込みと場所', all: ['place', 'jumping'], within: 20, not: ['picnic'], safe: ['fictionWant', 'gameDeath', 'news'] },
    { id: 'means.place-now', level: 'medium', reason: '危険な場所にいる', all: ['place', 'presentPlace'], within: 6, not: ['picnic'], safe: ['fictionWant', 'gameDeath', 'fun'] },
    { id: 'means.jump', level: 'high', reason: '飛び降りる、飛び込む', all: ['jumping'], safe: ['fictionWant', 'gameDeath', 'news', 'sport', 'pool', 'game'] },
    { id: 'means.hang', level: 'high', reason: '首を吊る、首に紐', all: ['hanging'], safe: ['fictionWant', 'gameDeath', 'news', 'game', 'clothes'] },
    { id: 'means.lethal', level: 'high', reason: '命にかかわる手段や場所の名', all: ['lethal'], safe: ['fictionWant', 'gameDeath', 'news', 'game', 'schoolTopic', 'barbecue'] },
    { id: 'means.note', level: 'high', reason: '遺書', all: ['note'], safe: ['fictionWant', 'lyric', 'schoolTopic', 'news'] },
    { id: 'means.note-done', level: 'urgent', reason: '遺書を書いた', all: ['note', 'prepared'], within: 6, safe: ['fictionWant', 'lyric', 'schoolTopic'] },
    { id: 'means.plan', level: 'urgent', reason: '手段の用意と死ぬ言葉', all: ['means|hanging|lethal', 'prepared', 'dieWant|dieWill|vanishWant|easeWant|farewell|endWant'], within: 30, not: ['cooking'], safe: ['fictionWant', 'gameDeath'] },
    { id: 'means.hang-now', level: 'urgent', reason: '首に紐などをかけている', all: ['hanging', 'soonTime|prepared|farewell|failed'], within: 16, safe: ['fictionWant', 'gameDeath', 'clothes', 'game'] },
    { id: 'means.search', level: 'high', reason: '死に方を調べている', all: ['dieWord', 'methodWord'], within: 8, safe: ['fictionWant', 'schoolTopic', 'insectDeath', 'gameDeath'] },
    { id: 'means.farewell', level: 'high', reason: '最期を思わせる別れの言葉', all: ['lastFarewell'], safe: ['fictionWant', 'graduation', 'thanksHelp', 'gameDeath', 'lyric'] },
  ],
};
