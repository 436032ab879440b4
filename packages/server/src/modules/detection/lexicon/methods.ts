import type { Topic } from '../types.ts';

/** Jumping, hanging, poison, water: the ways people name or prepare. */
export const methods: Topic = {
  name: 'methods',
  concepts: {
    laundry: { forms: ['(洗濯|干(し|す)|収納|片付け|おしゃれ|お風呂上が|インテリア)'] },
    ropeLike: {
      forms: ['(ベルト|紐|ひも|ロープ|コード|縄|タオル|ネクタイ|スカーフ|シーツ)'],
      except: { other_meaning: ['(シート|くつ|靴)(ベルト|ひも|紐)'] },
    },
    hangPoint: {
      forms: [
        '(カーテンレール|ドアノブ|鴨居|梁|フック|木の枝|物干し|手すり|ハンガーラック|ロフト)(に|へ|から)',
      ],
    },
    fly: { forms: ['飛(ぶね|ぶわ|ぶよ|びます|びたい|べそう|ぶから|ぶつもり|ぶ$)', 'とぶね'] },
    overEdge: {
      forms: [
        '(柵|さく|フェンス|手すり|欄干|金網|てすり)(を|に|の|)(越|こえ|乗り越|のりこえ|またい|のぼ|登|よじ|向こう|外側|上(に|って))',
      ],
      except: { sport: ['(ハードル|柵越え(の)(ホームラン|打))', '柵越え'] },
    },
    jumping: {
      forms: [
        '(車道|道路|車の前|トラックの前|電車の前|線路|ホーム)(に|へ|から)(飛び|とび)(出|込|こ)',
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
        sport: [
          '飛び込み(台|競技|選手|の(選手|試合|大会|練習|授業)|プール|前転|練習)',
          '(プール|海|川|水)(に|へ)(飛び|とび)(込|こ)',
          '(競泳|水泳)(で|の|)(飛び|とび)込',
          'バンジージャンプ',
        ],
        other_meaning: [
          '飛び込み(営業|参加|で(参加|入|行|美容|病院))',
          '清水の舞台',
          '(布団|ベッド|胸|輪|世界|話)に飛び込',
          '(ステージ|舞台|新しい環境|業界|社会)(に|へ|から)飛び',
        ],
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
      except: {
        game: ['首(吊|つ)り(ゲーム|人形|クイズ)', 'ハングマン'],
        other_meaning: [
          '首(を|に)(巻いた|巻いて|かけ)(マフラー|タオル|ヘッドホン|ネックレス)',
          '(マフラー|ネックウォーマー|スカーフ|ネクタイ|メダル|タオル|カメラ|名札|ヘッドホン)(を|が|)首に',
          '首にタオル',
          '首にかけ(る|た)(名札|社員証|メダル)',
        ],
      },
    },
    poisonWord: {
      forms: [
        '(農薬|のうやく|殺虫剤|漂白剤|ハイター|洗剤|灯油|シャンプー|除草剤|毒|ボンド|電池|タバコ|石鹸|サンポール)(を|も|)',
      ],
      except: { other_meaning: ['消毒', '(毒|無農)(舌|親|味)'] },
    },
    poison: { chains: [{ of: ['poisonWord', 'taken'], within: 5 }], forms: ['服毒'] },
    water: {
      forms: [
        '(川|海|湖|池|ダム|お風呂|湯船|水)(の中|)(に|へ)(入って(る|い|)|沈<mu:plain,want,will,te,past,going>|潜って|飛び込|身を)',
      ],
      except: { other_meaning: ['(お風呂|湯船|プール)に入って', '水に入って', 'お風呂に飛び'] },
    },
    cold: { forms: ['(つめた|冷た|寒|さむ|こわ|怖|苦し|深|暗|夜|泣|ひとり|一人|終わ|最後|もう|楽)'] },
  },
  rules: [
    {
      id: 'means.jump',
      level: 'high',
      reason: '飛び降りる、飛び込む',
      all: ['jumping'],
      safe: ['tradition', 'fictionWant', 'gameDeath', 'news', 'sport', 'pool', 'game'],
    },
    {
      id: 'means.hang',
      level: 'high',
      reason: '首を吊る、首に紐',
      all: ['hanging'],
      safe: ['stiffNeck', 'fictionWant', 'gameDeath', 'news', 'game', 'clothes'],
    },
    {
      id: 'means.hang-now',
      level: 'urgent',
      reason: '首に紐などをかけている',
      all: ['hanging', 'soonTime|prepared|farewell|failed'],
      within: 16,
      safe: ['stiffNeck', 'fictionWant', 'gameDeath', 'clothes', 'game'],
    },
    {
      id: 'means.poison',
      level: 'urgent',
      reason: '飲んではいけない物を飲んだ',
      all: ['poison'],
      not: ['petWord'],
      safe: ['tradition', 'fictionWant', 'gameDeath', 'news'],
    },
    {
      id: 'means.water',
      level: 'high',
      reason: '川や海に入っている',
      all: ['water', 'cold'],
      within: 14,
      not: ['picnic'],
      safe: ['pool', 'fun', 'fictionWant', 'gameDeath'],
    },
    {
      id: 'means.over-edge',
      level: 'high',
      reason: '柵や手すりを越える',
      all: ['overEdge'],
      safe: ['fictionWant', 'gameDeath', 'petDeath', 'sport', 'fun'],
    },
    {
      id: 'means.place-fly',
      level: 'urgent',
      reason: '高い所から飛ぶという言葉',
      all: ['place', 'fly'],
      within: 20,
      not: ['picnic'],
      safe: ['fictionWant', 'gameDeath', 'fun', 'sport'],
    },
    {
      id: 'means.hang-point',
      level: 'urgent',
      reason: '紐などを掛けている',
      all: ['hangPoint', 'ropeLike'],
      within: 8,
      not: ['laundry'],
      safe: ['fictionWant', 'gameDeath'],
    },
  ],
};
