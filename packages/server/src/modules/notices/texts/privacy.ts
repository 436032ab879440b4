/** What happens to what people write. The authority completes it with its own rules before it approves it. */
export const privacy: Readonly<Record<string, string>> = {
  standard: `「{窓口名}」({自治体名})が、あなたの情報をどのように扱うかを説明します。

# 受け取る情報

- あなたが送ったメッセージ
- LINEが窓口ごとに付ける番号(これだけでは、名前や電話番号はわかりません)
- LINEで使っている表示名(窓口の設定により、相談員には見えないことがあります)
- 相談員が書いた、相談の記録

住所や電話番号などは、あなたが書いたときだけ受け取ります。

# 何に使うか

- 相談に答えるため
- あなたやほかの人の命や体を守るため
- だれのことかわからない形にして、件数や内容の傾向をまとめるため

これ以外には使いません。宣伝には使いません。

# だれが見るか

- この窓口の相談員と、相談員を支える責任者
- 見た人と日時は、記録に残ります。
- {自治体名}の担当者には、件数などの数字を報告します。あなたのメッセージをそのまま見せることは、ふだんはありません。

# どこに保管するか

- メッセージは、LINEとは別の、この窓口のデータベースに、暗号にして保管します。
- LINEのアプリの中の記録は、あなたのスマートフォンに残ります。家の人などに見られたくないときは、トークを消してください。
- 保管する期間は、{自治体名}の決まりによります。期間が過ぎたら消します。

# 外へ伝えるとき

あなたの同意なしに外へ伝えることはありません。ただし、命や体に危険があるとき、虐待のおそれがあるとき、法律で決められているときは、必要な範囲で、警察や児童相談所などに伝えることがあります。

# あなたができること

あなたの情報を見たい、直したい、消してほしいときは、この窓口に送るか、{自治体名}に連絡してください。

# 電話で話せるところ

{電話}`,
  furigana: `「{窓口名}」が、あなたのことをどのように守(まも)るかを説明(せつめい)します。

# 受(う)け取(と)るもの

- あなたが送(おく)ったメッセージ
- LINEがつける番号(ばんごう)。これだけでは、名前(なまえ)や電話番号(でんわばんごう)はわかりません。
- LINEでつかっている名前(なまえ)。相談員(そうだんいん)には見(み)えないことがあります。
- 相談員(そうだんいん)が書(か)いた記録(きろく)

# 何(なに)につかうか

- 相談(そうだん)に答(こた)えるため
- あなたやほかの人(ひと)の命(いのち)や体(からだ)を守(まも)るため
- だれのことかわからない形(かたち)にして、数(かず)をまとめるため

ほかのことにはつかいません。

# だれが見(み)るか

- この窓口(まどぐち)の相談員(そうだんいん)と、その責任者(せきにんしゃ)
- だれがいつ見(み)たかは、記録(きろく)に残(のこ)ります。
- 学校(がっこう)の先生(せんせい)や家(いえ)の人(ひと)が、ここのメッセージを見(み)ることは、ふだんはありません。

# どこにしまうか

- メッセージは、この窓口(まどぐち)に、ほかの人(ひと)が読(よ)めない形(かたち)でしまいます。
- あなたのスマートフォンのLINEにも残(のこ)ります。見(み)られたくないときは、トークを消(け)してください。
- 決(き)められた期間(きかん)がすぎたら消(け)します。

# ほかの人(ひと)に伝(つた)えるとき

あなたにだまって伝(つた)えることはありません。でも、命(いのち)や体(からだ)があぶないときや、ひどいことをされているおそれがあるとき、法律(ほうりつ)で決(き)められているときは、守(まも)るために、警察(けいさつ)や児童相談所(じどうそうだんじょ)などに伝(つた)えることがあります。

# あなたができること

自分(じぶん)のことを見(み)たい、直(なお)したい、消(け)してほしいときは、この窓口(まどぐち)に送(おく)ってください。

# 電話(でんわ)で話(はな)せるところ

{電話}`,
  easy: `「{窓口名}」が、あなたの ことを どう 守(まも)るかを 書(か)きます。

# 何(なに)を 受(う)け取(と)りますか

- あなたが 書(か)いた メッセージ
- LINEの 番号(ばんごう)。これだけでは、あなたの 名前(なまえ)は わかりません。
- あなたの LINEの 名前(なまえ)
- ここの 人(ひと)が 書(か)いた 記録(きろく)

# 何(なに)に 使(つか)いますか

- あなたの 相談(そうだん)に 答(こた)える ため
- 命(いのち)を 守(まも)る ため
- 数(かず)を 数(かぞ)える ため。だれの ことかは わからないように します。

ほかの ことには 使(つか)いません。

# だれが 見(み)ますか

- ここの 相談(そうだん)の 人(ひと)だけです。
- だれが いつ 見(み)たかを 記録(きろく)します。

# どこに 置(お)きますか

- ほかの 人(ひと)が 読(よ)めないように して、この 相談(そうだん)の コンピューターに 置(お)きます。
- あなたの スマートフォンにも 残(のこ)ります。見(み)られたくない ときは、LINEの トークを 消(け)してください。
- 決(き)まった 時間(じかん)が すぎたら、消(け)します。

# ほかの 人(ひと)に 話(はな)しますか

話(はな)しません。でも、命(いのち)が あぶない ときや、ひどい ことを されている とき、法律(ほうりつ)で 決(き)まっている ときは、警察(けいさつ)などに 話(はな)します。

# あなたが できる こと

自分(じぶん)の ことを 見(み)たい、直(なお)したい、消(け)したい ときは、ここに 書(か)いてください。

# 電話(でんわ)で 話(はな)せる ところ

{電話}`,
  en: `This is how {窓口名} ({自治体名}) handles your information.

# What we receive

- the messages you send
- a number LINE gives you for this desk (it does not tell your name or phone number)
- the name you use on LINE (depending on the desk, counselors may not see it)
- the notes our counselors write

We receive an address or phone number only when you write it.

# What we use it for

- to answer you
- to protect your life and health and those of others
- to count and describe requests in a form that tells nobody who you are

We use it for nothing else, and never for advertising.

# Who sees it

- the counselors of this desk and those responsible for them
- who looked at what, and when, is recorded.
- {自治体名} receives figures. Normally nobody there sees your messages.

# Where it is kept

- Messages are kept encrypted in the database of this service, apart from LINE.
- Your LINE app keeps its own copy on your phone. Delete the chat if others might see it.
- How long we keep it is set by the rules of {自治体名}; after that it is deleted.

# When we tell others

Not without your consent. When life or health is in danger, when abuse is feared, or when the law says so, we may tell the police, a child guidance centre or others what is necessary.

# What you can do

To see, correct or delete your information, write to this desk or contact {自治体名}.

# Phone lines

{電話}`,
};
