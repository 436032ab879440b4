/** How the desk works, for anybody to read. What differs from desk to desk is left open or said in general. */
export const policy: Readonly<Record<string, string>> = {
  standard: `「{窓口名}」は、{自治体名}の相談窓口です。LINEの文字で相談できます。お金はかかりません(通信料はかかります)。

# 相談できる時間

受付:{受付時間}

- 時間外に送られたメッセージは、次に開いたときまで読めません。
- 相談が多いときは、返事までお待たせすることがあります。待っている人数をお知らせします。
- メッセージを受け取ると、自動の返事が届きます。「既読」も自動でつきます。どちらも、相談員が読んだという意味ではありません。

# 相談のしかた

- 名前や学校、会社の名前は言わなくて大丈夫です。
- 答えたくないことには、答えなくて大丈夫です。いつやめても大丈夫です。
- 相談員を指名することはできません。交代するときは、お知らせします。
- 写真・スタンプ・音声は使えないことがあります。ことばで送ってください。
- しばらくお返事がないときは、いったん終わりにします。また送ってくれれば、続きを話せます。

# 秘密を守ります

話してくださったことを、あなたの同意なしに外へ伝えることはありません。

ただし、次のときは、守るために、警察・消防・児童相談所など必要なところに伝えることがあります。

- あなたやほかの人の、命や体に危険があるとき
- 子どもや高齢の方、障害のある方が、虐待を受けているおそれがあるとき
- 法律で決められているとき

そのときも、できるだけ先にあなたと相談します。

# お願い

- 急ぐときは、返事を待たずに、110(警察)か119(救急)に電話してください。
- 相談員への暴言や、いたずらが続くときは、相談を終えることがあります。
- 相談の内容を、インターネットなどに公開しないでください。

# 電話で話せるところ

{電話}

# もっと知りたいとき

個人情報の取扱い:{個人情報のページ}`,
  furigana: `「{窓口名}」は、{自治体名}の相談(そうだん)窓口(まどぐち)です。LINEの文字(もじ)で相談(そうだん)できます。お金(かね)はかかりません。

# 相談(そうだん)できる時間(じかん)

受付(うけつけ):{受付時間}

- 時間(じかん)の外(そと)に送(おく)ったメッセージは、次(つぎ)に開(ひら)いたときに読(よ)みます。
- 人(ひと)が多(おお)いときは、待(ま)ってもらうことがあります。待(ま)っている人(ひと)の数(かず)をお知(し)らせします。
- 自動(じどう)の返事(へんじ)や「既読(きどく)」は、相談員(そうだんいん)が読(よ)んだという意味(いみ)ではありません。

# 相談(そうだん)のしかた

- 名前(なまえ)や学校(がっこう)の名前(なまえ)は言(い)わなくて大丈夫(だいじょうぶ)です。
- 答(こた)えたくないことは、答(こた)えなくて大丈夫(だいじょうぶ)です。いつやめても大丈夫(だいじょうぶ)です。
- 相談員(そうだんいん)をえらぶことはできません。代(か)わるときは、お知(し)らせします。
- 写真(しゃしん)・スタンプ・音声(おんせい)はつかえないことがあります。ことばで送(おく)ってください。
- しばらく返事(へんじ)がないときは、いったん終(お)わりにします。また送(おく)ってくれれば、続(つづ)きを話(はな)せます。

# 秘密(ひみつ)を守(まも)ります

話(はな)してくれたことを、あなたにだまってほかの人(ひと)に言(い)うことはありません。

でも、次(つぎ)のときは、守(まも)るために、警察(けいさつ)や児童相談所(じどうそうだんじょ)などに伝(つた)えることがあります。

- あなたやほかの人(ひと)の命(いのち)や体(からだ)があぶないとき
- 家(いえ)などで、ひどいことをされているおそれがあるとき
- 法律(ほうりつ)で決(き)められているとき

そのときも、できるだけ先(さき)にあなたと相談(そうだん)します。

# おねがい

- いそぐときは、返事(へんじ)を待(ま)たずに、110(けいさつ)か119(きゅうきゅう)に電話(でんわ)してください。
- ひどいことばや、いたずらが続(つづ)くときは、相談(そうだん)を終(お)えることがあります。
- 相談(そうだん)の内容(ないよう)を、インターネットなどに出(だ)さないでください。

# 電話(でんわ)で話(はな)せるところ

{電話}

# もっと知(し)りたいとき

個人情報(こじんじょうほう)のこと:{個人情報のページ}`,
  easy: `「{窓口名}」は {自治体名}の 相談(そうだん)です。LINEで 話(はな)せます。お金(かね)は かかりません。

# いつ 話(はな)せますか

書(か)ける 時間(じかん):{受付時間}

- ほかの 時間(じかん)に 書(か)いた ことは、次(つぎ)に 開(ひら)いたときに 読(よ)みます。
- 人(ひと)が 多(おお)い ときは、待(ま)ってください。
- 自動(じどう)の 返事(へんじ)が 来(き)ます。それは 人(ひと)の 返事(へんじ)では ありません。

# どうやって 話(はな)しますか

- 名前(なまえ)は 書(か)かなくて いいです。
- 書(か)きたくない ことは、書(か)かなくて いいです。
- 写真(しゃしん)や スタンプは 使(つか)えない ことが あります。ことばで 書(か)いてください。
- 返事(へんじ)が ない ときは、終(お)わります。また 書(か)いてください。

# 秘密(ひみつ)を 守(まも)ります

あなたが 書(か)いた ことを、ほかの 人(ひと)に 言(い)いません。

でも、次(つぎ)の ときは、警察(けいさつ)などに 話(はな)す ことが あります。

- あなたや ほかの 人(ひと)の 命(いのち)が あぶない とき
- 子(こ)どもなどが ひどい ことを されている とき
- 法律(ほうりつ)で 決(き)まっている とき

そのときも、できるだけ 先(さき)に あなたに 話(はな)します。

# おねがい

- いそいでいる ときは、110(けいさつ)か 119(きゅうきゅうしゃ)に 電話(でんわ)してください。
- ここで 話(はな)した ことを、インターネットに 書(か)かないでください。

# 電話(でんわ)で 話(はな)せる ところ

{電話}

# もっと 知(し)りたい とき

あなたの ことを どう 守(まも)るか:{個人情報のページ}`,
  en: `{窓口名} is a counselling service of {自治体名}. You can talk with us by text on LINE. It is free (apart from your data plan).

# When we are open

Open: {受付時間}

- What you write outside these hours is read when we open next.
- When many people write, you may have to wait. We tell you how many are before you.
- Automatic answers and the "read" mark do not mean that a counselor has read your message.

# How it works

- You do not have to tell your name, school or company.
- You do not have to answer everything, and you can stop at any time.
- You cannot choose a counselor. When somebody else takes over, we tell you.
- Pictures, stickers and voice may not be possible. Please write in words.
- When we do not hear from you for a while, we end for the time being. Write again to go on.

# What you tell us stays with us

We do not tell anybody without your consent.

We may tell the police, the fire service, a child guidance centre or others, to keep people safe, when

- your life or health, or somebody else's, is in danger
- a child, an elderly or a disabled person may be suffering abuse
- the law says so

Even then we try to talk with you first.

# Please

- If it is urgent, do not wait for us: call 110 (police) or 119 (ambulance).
- We may end a talk when insults or pranks go on.
- Please do not publish what was said here.

# Phone lines

{電話}

# More

Your personal information: {個人情報のページ}`,
};
