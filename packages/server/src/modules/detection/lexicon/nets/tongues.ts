import type { Topic } from '../../types.ts';

/**
 * Other languages, as people write them in a hurry: without accents, cut short, mixed with Japanese. Letters are folded
 * and written together, because spaces between them are left out.
 */
export const netTongues: Topic = {
  name: 'net-tongues',
  concepts: {
    tongueDeath: {
      forms: [
        '(quero|queria|quer|vou|vontadede|pensoem|pensandoem)(morrer|sumir|desaparecer|mematar|acabarcomtudo|mejogar|pular)',
        '(n(a|ã)oquero(mais|)viver|n(a|ã)oaguentomais|cansei(de|)viver|tirar(aminha|minha|a)vida|mematar|mejogar|subi(na|no)(grade|ponte|viaduto|telhado)|(adeus|desculpa)(m(a|ã)e|pai|filh|atodos|mas))',
        '(quiero|quisiera|voya)(morir|matarme|desaparecer)|noquiero(vivir|seguir)|(me)(voya|quiero)(matar|tirar)|(nopuedo)mas|nopuedomás',
        '(ayokona|ayokonang|hindikona|gustokonang|gustokong)(mabuhay|kaya|mamatay|matapos|mawala|)',
        '(magpapakamatay|magpakamatay|tatalon|paalamna|patawadmama|pakisabi|mahalkosya|rooftoppo)',
        '(想死|想去死|不想活|不想再活|活不下去|活着没|活着好累|活着太累|活着有什么|自杀|自殺念|轻生|寻死|死了算|一了百了|结束(生命|这一切|自己)|对不起(大家|爸|妈|女儿|儿子)|遗书)',
        '(跳下去|想跳|跳楼|跳河|跳轨|窗(边|台)|楼顶|天台|阳台|站在(桥|窗|楼|铁)|坐在(窗|桥|楼|天)|割腕|割手|安眠药|吃了(很多|一瓶|所有|全部|好多)|撑不住|撑不下去|坚持不下去)',
        '(mu(o|ố)nch(e|ế)t|kh(o|ô)ngmu(o|ố)ns(o|ố)ng|t(u|ự)t(u|ử)|nh(a|ả)y(l(a|ầ)u|c(a|ầ)u)|t(a|ạ)mbi(e|ệ)tm(e|ọ))',
        '(죽고싶|죽을래|죽을거|죽어버|자살|뛰어내|살기싫|사라지고싶|엄마미안|유서)',
        '(ing(i|)inmati|maumati|pengenmati|bunuhdiri|lompatdari|selamattinggal|g(a|)kkuatlagi|tidakkuatlagi)',
        '(marnamanlag|marnachah|baacnaman|मर्न|मरना|आत्महत्या|ฆ่าตัวตาย|อยากตาย|ไม่อยากอยู่|хочуумереть|нехочужить|покончить)',
        '(dontwannabealive|dontwanttobealive|notwanttobealive|bealiveanymore|donewithlife|tiredofliving|tiredofbeingalive|noreasontolive|betterwithoutme|nobodywould(notice|care|miss)|noonewould(notice|care|miss)|goingtojump|gonnajump|goodbyeall|thisisgoodbye|sorryforeverything|tookallmy|tookthewhole|swallowed(all|the)|cutmy(self|wrist|arm)|cutting(again|myself)|hangmyself|enditall|onthe(roof|ledge|bridge|edge)|took(allof|allthe|them)|swallowed|toomanypills|dontcall(anyone|911|anybody)|noonewillnotice|wanttodisappear|betteroff)',
      ],
    },
    tongueHarm: {
      forms: [
        '(mebate|mebateu|batem(em|)(mim)|bateuem|batena|batendona|quebr(ou|ando|a)(tudo|acasa)|sangr(ando|ou)|cabe(c|ç)adaminha|meameac|amea(c|ç)a|tenhomedo|commedo|meestupr|mepegou|metocou|passaam(a|ã)o|metrancou|trancad|tranca(aporta|me)|levaachave|n(a|ã)otenho(dinheiro|comida|telefone|onde)|padrasto|comumafaca|comfaca|meupassaporte|semcomida|passandofome|ondedormir|estougr(a|á)vida|gr(a|á)vidade|socorro|meajuda|meajudem|pol(i|í)cia)',
        '(mepega|megolpea|tengomiedo|ayuda(me|)|meviol|embarazada|cuchillo|sangre|tengohambre|sincasa|mipasaporte|meencerr)',
        '(sinasaktan|sinaktan|binubugbog|binugbog|sinuntok|hinawakan|ginahasa|natatakot|takotako|tulong(an|po|)|buntisako|gutomna|walangpagkain|walangpera|walangmatutul|kutsilyo|lasing|kinuhapassport|kinuhaangpassport|ikinulong|duguan|dugo)',
        '(打我|打妈|打我妈|骂我|家暴|害怕|好怕|救救|救命|强奸|性侵|摸我|猥亵|怀孕了|没钱|没饭|没东西吃|没地方(住|睡)|护照|扣了|威胁|裸照|逼我|不让我(出|走|回|吃|睡)|拿刀|拿着刀|流血|流了很多|晕倒|不动了|跟踪|关起来|锁)',
        '(đ(a|á)nht(o|ô)i|b(i|ị)đ(a|á)nh|s(o|ợ)l(a|ắ)m|c(u|ứ)ut(o|ô)i|gi(u|ú)pt(o|ô)iv(o|ớ)i|c(o|ó)thai|h(o|ộ)chi(e|ế)u|đ(o|ó)ib(u|ụ)ng|kh(o|ô)ngc(o|ó)ti(e|ề)n|hi(e|ế)pd(a|â)m)',
        '(때려|때렸|맞았|무서워|도와주|살려|임신|배고파|여권|칼을|칼들|피가|갇혔|협박|성폭)',
        '(dipukul|dipukuli|takutsekali|tolong(saya|)|sayahamil|kelaparan|paspor(saya|)|majikan|diperkosa|diancam|pisau|berdarah)',
        '(hitsme|hitme|hittingme|hitmymom|hittingmy|beatsme|hurtsme|hurtingme|touchesme|touchedme|touchingme|outsidethe(bathroom|door|room)|(with|has)(the|a)(bat|knife|gun)|hehearsme|hellhearme|hewillhear|cantcall|hidingin|lockedme|lockedin|wontletme|tookmy(passport|phone|card)|nowheretosleep|nowheretogo|noplacetosleep|nofood|sleepingoutside|mystepdad|mystepfather|drunkagain|isdrunk|bleeding|notbreathing|wontwakeup|notwakingup|pregnant|blackmail|mynudes|mypics|followingme)',
      ],
      except: { other_meaning: ['(morride|morrendode)rir', '(iscream|nopain)'] },
    },
  },
  rules: [
    {
      id: 'net.tongue-death',
      level: 'high',
      reason: '外国語での死にたい、別れの言葉',
      all: ['tongueDeath'],
      safe: ['lyric'],
    },
    {
      id: 'net.tongue-harm',
      level: 'high',
      reason: '外国語での暴力、怖い、助けの言葉',
      all: ['tongueHarm'],
      safe: ['lyric'],
    },
  ],
};
