import type { SafeContext, Topic } from '../types.ts';

// Words that make another reading likely. A context only labels: the hit stays.
export const contextWords: Topic = {
  name: 'contexts',
  concepts: {
    ctxFiction: {
      forms: [
        '(映画|ドラマ|アニメ|漫画|マンガ|まんが|小説|絵本|ラノベ|主人公|最終回|登場人物|キャラ|推理|サスペンス|ミステリ|ホラー|コナン|鬼滅|呪術|ワンピ|進撃|チェンソー|犯人|刑事|シーン|舞台|ミュージカル|伏線|ネタバレ|名作|作者|脚本|読書感想|怪談|都市伝説|登場|声優|アニメ化|本を読|朗読|演劇|劇で|役を|役が|役で|movie|anime|novel|drama)',
      ],
      except: { other_meaning: ['アニメ(みたい)', '役(所|員|場|割|に立)', '本を読(んでも)'] },
    },
    ctxGame: {
      forms: [
        '(ゲーム|げーむ|ボス|ステージ|レベル上げ|攻略|ガチャ|マイクラ|フォトナ|フォートナイト|スプラ|ポケモン|APEX|エペ|荒野行動|PUBG|バロラント|ヴァロ|人狼|モンハン|ゼルダ|マリオ|リスポーン|リスポ|キル数|味方|敵|対戦|ランクマ|クリア|ハングマン|ダンジョン|モンスター|ゾンビ|プレイ|実況|セーブ|ラスボス|HP|スマブラ|アモアス|原神|FPS|マルチ|配信|第五人格|DbD|デドバ|スイッチ|PS5|コンボ|minecraft|game)',
      ],
      except: {
        other_meaning: [
          '罰ゲーム',
          '(ゲーム|オンラインゲーム)(で知り合|で会|の人|の友達|の相手)',
          'ライブ配信',
        ],
      },
    },
    ctxSchool: {
      forms: [
        '(授業|作文|レポート|ポスター|標語|講演|講座|道徳|保健体育|感想文|小論文|発表|自由研究|調べ学習|プリント|教科書|テストに出|試験|課題|卒論|論文|宿題|研修|学習|集会|アンケート|啓発|キャンペーン|資格|ゼミ|討論|ディベート|弁論|スピーチ|新聞記事|条約|法律)',
      ],
      except: {
        other_meaning: [
          '(教科書|プリント|宿題|課題)(を|が|に|も)(捨|隠|破|落書|やら|見せ|盗|なく)',
          '授業(中|に出|を休|に行け|も出)',
          'アンケートに書',
        ],
      },
    },
    ctxNews: {
      forms: [
        '(ニュース|にゅーす|新聞|報道|テレビで|ワイドショー|事件の|裁判|逮捕|容疑者|被告|芸能人|俳優|タレント|有名人|選挙|国会|政治|戦争|歴史|戦国|江戸|統計|ロシア|ウクライナ|白書|news)',
      ],
    },
    ctxLyric: {
      forms: [
        '(歌詞|曲名|って曲|という曲|の曲|って歌|という歌|の歌|ボカロ|うたの|サビ|新曲|アルバム|MV|カラオケ|song|lyrics)',
      ],
    },
    ctxLaugh: {
      forms: [
        '(笑|草$|草生|ww|爆笑|ウケ|うける|おもろ|面白|おもしろ|おもしれ|笑い|笑った|わらった|くすぐ|lol|haha|はは$|わろた|ワロタ|楽しかった|たのしかった)',
      ],
      except: {
        other_meaning: [
          '(笑われ|わらわれ|笑いもの|笑い者|笑えな|笑わな|笑って(く|き|い|る)|笑顔|苦笑|嘲笑|笑うしか|笑ってごまか|笑い声|笑われる|笑いながら)',
          '面白く(な|も)',
          '(面白|おもしろ)(が|半)',
        ],
      },
    },
    ctxFan: {
      forms: [
        '(推し|おし(が|の|かつ)|尊|尊い|かわいすぎ|可愛すぎ|かっこよすぎ|カッコよすぎ|イケメンすぎ|顔が(良|い)|ビジュ|ライブ|コンサート|当選|落選|チケット|ファンサ|神席|アイドル|ハート|沼|しんどい(尊|好)|萌|もえ|キュン|きゅん|好きすぎ|すきすぎ|エモ|てぇてぇ|グッズ|アクスタ|神回|供給|担当|自担|リアコ|同担)',
      ],
    },
    ctxCause: {
      forms: [
        '(暑|あつ(い|す|く)|寒|さむ(い|す|く)|眠|ねむ(い|す|く|た)|腹(が|減)|お腹(すい|空い|いっぱ|痛)|おなか(すい|へった|いっぱ)|空腹|腹減|はらへ|恥ず|はず(い|かし)|かわい|可愛|嬉し|うれし|幸せ|しあわせ|緊張|筋肉痛|暇|ひま|退屈|甘|辛い(カレー|ラーメン|もの)|激辛|カレー|くさ(い|す)|臭|かゆ|痒|くしゃみ|花粉|マラソン|持久走|部活|走(り|っ)|筋トレ|ダイエット|食べすぎ|食べ過ぎ|満腹|美味|おいし|うま(い|す)|びっくり|ビックリ|心臓に悪|お化け屋敷|ジェットコースター|サウナ|寒すぎ|テスト(やば|勉強|前)|課題(多|やば|終)|宿題(多|やば|終)|レポート|締め切り|徹夜|早起き|残業|正座|ダルい|喉(かわ|渇)|のどかわ|トイレ(行|我慢)|満員|感動|キュン|おもしろ|面白|練習(きつ|やば|しん)|補習|追試|数学|赤点|バイト(忙|だる|連勤)|連勤|ときめ|好きすぎ|好き過ぎ|エモ)',
      ],
    },
    ctxPet: {
      forms: [
        '(犬|いぬ|猫|ねこ|ペット|金魚|ハムスター|うさぎ|ウサギ|インコ|カブトムシ|クワガタ|メダカ|愛犬|愛猫|わんこ|にゃんこ|トイプー|柴犬|亀|熱帯魚|鳥|うちの子(たち|は)猫|dog|cat)(が|は|を|に|の|も|、|ちゃん|たち)',
      ],
    },
    ctxInsect: {
      forms: [
        '(虫|ゴキブリ|ごきぶり|蚊|ハエ|クモ|蜘蛛|アリ|ハチ|蜂|ダニ|ムカデ|菌|ウイルス|雑草|植物|花が|観葉|サボテン|植木|カメムシ|セミ|蝉|ノミ|細胞|クラゲ)(が|は|を|に|の|も|、|って|だけ|)',
      ],
      except: {
        inside_word: [
          '(無|水|泣き|弱|害|昆)虫',
          'アリ(ス|ガ|バイ|ーナ|が(と|た))',
          'ありが',
          '花が',
          'あり(ま|が|え|の|そ|さ|き|か)',
          '(が|で|た|つ|ゆ|わ|ま|く|い)あり',
          'クモ(ク|リ)',
          'くも(り|の上|と|な|い)',
          'ばい菌',
          '(に|の|の|も|と|で|て|や|な|か|も|し|い|は|が|さ|る|お|こ|ら|く|よ)のみ',
          'のみ(す|も|く|ま|た|こ|ほ|に|会)',
          '(くも|のみ|だに|はち|はえ|あり|せみ|か)',
        ],
      },
    },
    ctxSport: {
      forms: [
        '(試合|サッカー|野球|バスケ|バレー|ドッジ|テニス|卓球|水泳|競泳|競技|柔道|剣道|空手|ボクシング|格闘技|プロレス|ラグビー|ゴール|シュート|ホームラン|ピッチャー|打席|大会|選手|オリンピック|ワールドカップ|甲子園|相撲|スパーリング|体育|ドリブル|W杯|リーグ)',
      ],
      except: {
        other_meaning: [
          '(試合|大会|体育|部活)(の|)(前|あと|後|時|とき)(に|)(顧問|先輩|監督|コーチ)',
          '体育(館|の時|のとき|のあと|どうやって|着|で着替|休)',
        ],
      },
    },
    ctxPool: { forms: ['(プール|水泳|海水浴|スイミング|飛び込み台|競泳|ダイビング|川遊び|サーフィン|滝)'] },
    ctxHomework: {
      forms: [
        '(宿題|課題|数学|英語|国語|理科|社会|化学|物理|算数|方程式|レポート|問題|解き方|答え|テスト|提出|締め切り|締切|勉強|プリント|受験|パソコン|アプリ|設定|使い方|操作|ログイン|パスワード|エクセル|料理|レシピ|献立|プレゼント|服|コーデ|Wi-Fi|wifi|スマホが|古文|漢文|関数|因数分解|プログラミング|自由研究|読書感想文|文化祭|ネタ|ゴキブリ|虫|太っ|ダイエット|寝坊|髪型|前髪|homework|math)',
      ],
      except: {
        other_meaning: [
          '(友達|家庭|家|恋愛|いじめ|お金|親|人間関係)(の|)問題',
          '(テスト|勉強|受験)(の|)(点|こと|結果)(で|が悪)(父|母|親|殴|叩)',
          '勉強(して|しな)(と|いと)',
          '(虫)(を|)食べ',
        ],
      },
    },
    ctxOffer: {
      forms: [
        '(助け|たすけ)(たい(けど|んです|です|と|の|気|$|、)|られ(る|ますか|ない|なか)|てあげ|る(方法|に)|になり(たい|ます))',
      ],
      except: { other_meaning: ['助けられなか(った|つた)'] },
    },
    ctxThanks: {
      forms: [
        '(ありがと|感謝|おかげ|お陰|助かりました|たすかりました|元気(出|で)|スッキリ|すっきり|よかったです|良かったです|嬉しかった|うれしかった|心強|また(相談|来|話)|話せて|聞いてくれて|聞いてもらえて|頑張れそう|がんばれそう|安心しました|おやすみなさい|お世話になり)',
      ],
    },
    ctxQuit: {
      forms: [
        '(もう(して|やって|切って|飲んで)(い|)(ない|ません|な)|(して|やって|切って)(い|)(ない|ません)(です|$|し|よ|から|ので|が|けど|。)|やめて<d>|やめ(ました|られました|られた|れた)|してたけど(今|もう)|卒業(し|でき)|しなくな(った|り|つた)|昔(は|の|リスカ|自傷|)|以前(は|の)|過去に|治りました|乗り越え|<d>(年|か月|ヶ月|カ月|週間)(以上|くらい|)(して(い|)な|切って(い|)な|やめ|我慢でき|がんばっ|頑張っ)|克服)',
      ],
      except: {
        other_meaning: [
          '昔(から)',
          'やめられ(な|ま)',
          'やめれな',
          '(でも|けど|のに|また|最近)(また|再発|今日|昨日|)(やっちゃ|切っちゃ|しちゃ|した|再発)',
        ],
      },
    },
    ctxBlush: {
      forms: [
        '(恥|はずかし|はずい|ハズ|はず(く|すぎ)|黒歴史|やらかし|チャック|滑っ|すべっ|誤爆|間違え|寝癖|転ん|こけ)',
      ],
    },
    ctxCook: {
      forms: [
        '(料理|りょうり|調理|家庭科|玉ねぎ|にんじん|キャベツ|野菜|魚|肉|切れ味|工作|図工|美術|段ボール|紙|消しゴム|髪|前髪|爪|電話|電源|スイッチ|封筒|ネギ|りんご|パン)(を|の|で|が|は|に|、|で切|)',
      ],
      except: {
        other_meaning: [
          '髪の毛',
          '(手紙|髪の毛)',
          '肉体',
          '魚の目',
          '電話(して|で|に|が|くれ)',
          '(料理)(して(い|)る|中に)母',
        ],
      },
    },
    ctxClothes: {
      forms: [
        '(マフラー|ネックレス|ネクタイ|スカーフ|メダル|名札|タオル|ヘッドホン|イヤホン|カメラ|首輪|チョーカー|リボン|ストラップ|襟|エプロン|首長|キリン|ペンダント)',
      ],
    },
    ctxBarbecue: {
      forms: [
        '(キャンプ|バーベキュー|BBQ|焼肉|焼き肉|七輪で(焼|サンマ|肉|餅)|焚き火|たき火|花火|ろうそく|線香|暖房|ストーブ|理科|実験|化学|自由研究|火事|消防|避難訓練|料理)',
      ],
    },
    ctxMassage: {
      forms: [
        '(マッサージ|整体|整骨|診察|健診|検診|リハビリ|美容|エステ|医者|看護師|身体測定|聴診|病院|お医者|採血)',
      ],
    },
    ctxFun: {
      forms: [
        '(楽し(み|い|か)|たのし|弁当|お弁当|ランチ|景色|夜景|花火大会|星|デート|遊び|あそび|散歩|さんぽ|旅行|観光|遠足|修学旅行|文化祭|体育祭|誕生日パーティ|きれい|綺麗|最高|ラッキー|気持ちいい|気持ちよ|ワクワク|わくわく|お揃い|昼寝|洗濯|サプライズ|送ってくれて|迎えに(来|き)|ライブ|コンサート|オフ会|握手会|イベント|ファン)',
      ],
      except: {
        other_meaning: [
          '楽し(く|み)(な(い|く)|も|ない|が)',
          '(楽しみ|楽しいこと)(が|も|は)(な|何)',
          '(星)になり',
          'たのしく(な|も)',
          '最高(裁|気温)',
          'きれい(に片|にし)',
          '(ライブ)配信',
          '楽しかった(で|こと|思い出|な|よ|です(、|さ|今))',
        ],
      },
    },
    ctxTravel: {
      forms: [
        '(旅行|出張|留学|合宿|キャンプ|遠征|遠足|修学旅行|帰省|登山|ツーリング|新居|引っ越し|物件|不動産)',
      ],
    },
    ctxDiet: {
      forms: [
        '(ダイエット|断食|ファスティング|糖質制限|減量|健康診断|検査(前|のため)|胃カメラ|手術前|寝坊|バイキング|食べ放題|冷蔵庫が壊)',
      ],
    },
    ctxLove: {
      forms: [
        '(告白|片思い|両思い|片想い|好きな人|脈(あり|なし)|ドキドキ|どきどき|キュン|きゅん|記念日|プレゼント|サプライズ|迎えに(来|き)て(くれ|もら)|送って(くれ|もら)|お土産|差し入れ)',
      ],
      except: { other_meaning: ['告白(させ|を断|して(断|振)|され(て(断|怖)))'] },
    },
    ctxHappy: {
      forms: [
        '(おめでと|お祝い|嬉し|うれし|出産祝|待望|妊活|不妊治療|授かり|楽しみ|可愛|かわい|姪|甥|ベビーシャワー|結婚して|喜んで)',
      ],
      except: { other_meaning: ['(嬉し|喜べ|うれし|かわい|可愛)く(な|も|て仕)', '喜んでくれな'] },
    },
    ctxMachine: {
      forms: [
        '(スマホ|パソコン|PC|アプリ|ゲーム機|車|バイク|自転車|エアコン|冷蔵庫|時計|タブレット|プリンター|マウス|電車が|エレベーター|おもちゃ|ルンバ|Switch|スイッチ)',
      ],
    },
    ctxFriendly: {
      forms: [
        '(仲良し|なかよし|ハイタッチ|握手|頭(を|)(なで|ぽん|撫)|ほめ|褒め|励ま|写真を見|髪(を|)(触|さわ)|スマホ(を|)|ほっぺ|肩(を|)(ぽん|もん|揉)|慰め)',
      ],
    },
    ctxLost: {
      forms: [
        '(落とし|なくし|失くし|忘れ|自分で|どこに置|買い替え|古く|台風|雨(で|に)|猫(が|に)|犬(が|に)|弟(が|に)間違|間違って|うっかり|掃除|壊れ(た|て)|おさがり)',
      ],
    },
    ctxPlay: {
      forms: [
        '(ふざけ(て|合)|じゃれ|ツッコミ|つっこみ|ノリで(軽|ポ)|枕投げ|雪合戦|ドッキリ|エイプリル|プロレスごっこ|お笑い|漫才|コント|ハリセン|赤ちゃんに|猫に|犬に)',
      ],
    },
    ctxOrtho: {
      forms: ['(起立性|調節障害|起立試験|血圧が低|朝起きられ|朝起きれ|オンデマンド|デマンド|配信授業|講義)'],
    },
    ctxMuscle: {
      forms: ['(筋トレ|筋肉|プランク|腹筋|スクワット|猫|犬|粘土|機械|パソコン|カメラ|バイク|車|髪|土)'],
    },
    ctxProud: {
      forms: [
        '(作品|イラスト|絵|料理|風景|猫|犬|推し|修学旅行|卒アル|バズ|応募|コンテスト|公式|切り抜き|宣伝|MV)',
      ],
    },
    ctxJoke: {
      forms: [
        '(冗談|じょうだん|なんちゃって|嘘だけど|うそだけど|ネタ(です|だけど|として)|テンプレ|笑笑|www|ww|(笑)|爆笑|(くらい|位|ぐらい|ほど)(恥|はず)|lol)',
      ],
    },
    ctxGraduation: {
      forms: [
        '(卒業|引退|退職|転校|転勤|異動|最終日|最後の(授業|大会|試合|日|部活|コンサート)|送別|お世話になった先生|サービス終了|閉店|引っ越|定年|クラス替え|解散|離任|寄せ書き|閉会)',
      ],
      except: { other_meaning: ['(人生|この世|生きるの)(を|から|)卒業', '卒業(式|)までに死'] },
    },
    ctxShopping: {
      forms: [
        '(欲しいもの|買い物|セール|推し活|課金|ガチャ|グッズ|コスメ|遊ぶ|デート|遊園地|ディズニー|プレゼント|バイトし(たい|よう)|お小遣い(上げ|増や|が少な))',
      ],
    },
  },
  rules: [],
};

const REAL = ['dieWant', 'dieWill', 'hanging', 'cutSelf', 'note'];

export const contexts: readonly SafeContext[] = [
  { id: 'fiction', reason: 'fiction', near: 'ctxFiction', within: 24, unless: ['dieWant', 'hidden'] },
  { id: 'fictionWant', reason: 'fiction', near: 'ctxFiction', within: 20 },
  { id: 'game', reason: 'game', near: 'ctxGame', within: 22, unless: ['dieWant'] },
  { id: 'gameDeath', reason: 'game', near: 'ctxGame', within: 16 },
  {
    id: 'schoolTopic',
    reason: 'school_topic',
    near: 'ctxSchool',
    within: 18,
    unless: ['distress', 'dieWant'],
  },
  { id: 'news', reason: 'news', near: 'ctxNews', within: 24, unless: ['distress', 'dieWant'] },
  { id: 'lyric', reason: 'fiction', near: 'ctxLyric', within: 16 },
  {
    id: 'laugh',
    reason: 'hyperbole',
    near: 'ctxLaugh',
    within: 16,
    sameSentence: false,
    unless: [...REAL, 'distress'],
  },
  {
    id: 'fan',
    reason: 'fan_slang',
    near: 'ctxFan',
    within: 24,
    sameSentence: false,
    unless: [...REAL, 'distress'],
  },
  { id: 'hyperboleCause', reason: 'hyperbole', near: 'ctxCause', within: 10, unless: [...REAL, 'realHarm'] },
  {
    id: 'petDeath',
    reason: 'other_meaning',
    near: 'ctxPet',
    within: 16,
    unless: ['dieWant', 'vanishWant', 'realHarm'],
  },
  { id: 'insectDeath', reason: 'other_meaning', near: 'ctxInsect', within: 12, unless: ['dieWant'] },
  { id: 'insect', reason: 'other_meaning', near: 'ctxInsect', within: 10, unless: ['dieWant', 'family'] },
  { id: 'sport', reason: 'sport', near: 'ctxSport', within: 16, unless: ['dieWant', 'superior'] },
  {
    id: 'sportInjury',
    reason: 'sport',
    near: 'ctxSport',
    within: 24,
    unless: ['dieWant', 'superior', 'family'],
  },
  { id: 'sportTraining', reason: 'sport', near: 'ctxSport', within: 24 },
  { id: 'pool', reason: 'sport', near: 'ctxPool', within: 20 },
  {
    id: 'homework',
    reason: 'homework',
    near: 'ctxHomework',
    within: 24,
    sameSentence: false,
    unless: [...REAL, 'distress', 'hitPassive', 'touched'],
  },
  { id: 'offersHelp', reason: 'offers_help', near: 'ctxOffer', within: 0 },
  { id: 'offersHelpWant', reason: 'offers_help', near: 'ctxOffer', within: 0 },
  {
    id: 'thanksHelp',
    reason: 'thanks',
    near: 'ctxThanks',
    within: 24,
    sameSentence: false,
    unless: [...REAL, 'distress', 'place', 'lethal'],
  },
  {
    id: 'thanksEase',
    reason: 'thanks',
    near: 'ctxThanks',
    within: 30,
    sameSentence: false,
    unless: [...REAL],
  },
  { id: 'quitHarm', reason: 'past', near: 'ctxQuit', within: 12, unless: ['relapse', 'dieWant'] },
  { id: 'embarrassed', reason: 'hyperbole', near: 'ctxBlush', within: 10, unless: [...REAL, 'insulted'] },
  {
    id: 'jokeWant',
    reason: 'joke',
    near: 'ctxJoke',
    within: 12,
    sameSentence: false,
    unless: ['distress', 'cutSelf', 'hanging', 'note'],
  },
  {
    id: 'cookCut',
    reason: 'other_meaning',
    near: 'ctxCook',
    within: 14,
    unless: [...REAL, 'cutWord', 'distress'],
  },
  {
    id: 'clothes',
    reason: 'other_meaning',
    near: 'ctxClothes',
    within: 12,
    unless: ['dieWant', 'dieWill', 'distress'],
  },
  {
    id: 'barbecue',
    reason: 'other_meaning',
    near: 'ctxBarbecue',
    within: 20,
    unless: ['dieWant', 'distress'],
  },
  { id: 'massage', reason: 'other_meaning', near: 'ctxMassage', within: 24, unless: ['fear'] },
  {
    id: 'fun',
    reason: 'other_meaning',
    near: 'ctxFun',
    within: 24,
    sameSentence: false,
    unless: [...REAL, 'distress', 'fear'],
  },
  {
    id: 'travel',
    reason: 'other_meaning',
    near: 'ctxTravel',
    within: 24,
    sameSentence: false,
    unless: [...REAL, 'distress', 'fear'],
  },
  { id: 'diet', reason: 'other_meaning', near: 'ctxDiet', within: 20, unless: ['family', 'distress'] },
  {
    id: 'love',
    reason: 'other_meaning',
    near: 'ctxLove',
    within: 24,
    sameSentence: false,
    unless: ['fear', 'distress'],
  },
  {
    id: 'happy',
    reason: 'other_meaning',
    near: 'ctxHappy',
    within: 24,
    sameSentence: false,
    unless: ['distress', 'fear'],
  },
  { id: 'machine', reason: 'other_meaning', near: 'ctxMachine', within: 12, unless: ['family'] },
  { id: 'friendly', reason: 'other_meaning', near: 'ctxFriendly', within: 14, unless: ['fear'] },
  {
    id: 'lostItem',
    reason: 'other_meaning',
    near: 'ctxLost',
    within: 14,
    unless: ['peer', 'bullyWord', 'fear'],
  },
  { id: 'playfight', reason: 'joke', near: 'ctxPlay', within: 16, unless: ['distress', 'fear', 'injury'] },
  {
    id: 'orthostatic',
    reason: 'other_meaning',
    near: 'ctxOrtho',
    within: 40,
    sameSentence: false,
    unless: ['medicine', 'dieWant'],
  },
  { id: 'muscle', reason: 'other_meaning', near: 'ctxMuscle', within: 12, unless: ['distress', 'peer'] },
  {
    id: 'noseTooth',
    reason: 'other_meaning',
    near: 'ctxTooth',
    within: 16,
    unless: ['family', 'cutWord', 'cutSelf', 'dieWant'],
  },
  {
    id: 'proud',
    reason: 'other_meaning',
    near: 'ctxProud',
    within: 14,
    unless: ['fear', 'distress', 'nude'],
  },
  {
    id: 'graduation',
    reason: 'thanks',
    near: 'ctxGraduation',
    within: 40,
    sameSentence: false,
    unless: [...REAL, 'distress', 'place'],
  },
  {
    id: 'shopping',
    reason: 'other_meaning',
    near: 'ctxShopping',
    within: 20,
    sameSentence: false,
    unless: ['distress', 'family'],
  },
];

export const distress: Topic = {
  name: 'distress',
  concepts: {
    ctxTooth: {
      forms: [
        '(鼻血|歯医者|抜歯|親知らず|歯ぐき|歯茎|指|ささくれ|ニキビ|かさぶた|転ん|ころん|ひげ|髭剃り|採血|献血|注射)',
      ],
    },
    distress: {
      forms: [
        '(つら(い|く|す|か)|辛(い|く|す|か)|しんどい|しんどく|苦し|くるし|泣い(て|た)|涙(が|出)|限界|助けて|もう無理|もうむり|もぅむり|もうだめ|もうダメ|疲れた|つかれた|疲れました|眠れな|ねむれな|気分(が|)悪|フラッシュバック|思い出して|怖い|こわい|怖くて|こわくて|絶望|孤独|いじめられ|殴られ|叩かれ|いなくなりたい|消えたい|亡くな|本気で|本当に(死|し)|ほんとに(死|し)|誰にも言え|だれにも言え)',
      ],
      except: {
        other_meaning: [
          '(笑|感動|嬉し|うれし|映画で|最終回で|玉ねぎ)(て|)(泣|涙)',
          '(数学|宿題|課題|部活|練習|テスト)(しんど|つら|疲れ)',
          '(怖い|こわい)(話|映画|ゲーム|もの見)',
          'お化け屋敷',
        ],
      },
    },
    relapse: {
      forms: [
        '(また|でも|けど|のに|最近|今日|昨日|さっき|やっぱり)(、|)(また|今日|昨日|)(やっちゃ|切っちゃ|切りた|しちゃ|した$|しました|再発|やりたくな|したくな|しそう|切りそう|切って)',
        '(やめ|止め)(られな|れな|れませ|られませ|たいのに)',
      ],
    },
    realHarm: {
      forms: [
        '(いじめ|殴|叩か|蹴ら|親(が|に)|家(に|が)|夜(も|に)|生き|消え|人生|誰も|だれも|ひとり(で|ぼ)|孤独|涙|自分(なんか|が|は)|借金|病気|本当に死|ほんとに死|マジで死(の|に)た)',
      ],
    },
  },
  rules: [],
};
