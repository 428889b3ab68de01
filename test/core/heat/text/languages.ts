/** A few sentences in a row of languages, written for these tests. */
export const OTHER_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  German: [
    'Hast du schon gehört, was gestern im Verein passiert ist? Die ganze Versammlung war eine Katastrophe.',
    'Ja, ich war dabei und fand es schlimm, wie ihr mit ihr geredet habt. Das war unter aller Würde.',
    'Dann sag das doch den anderen und nicht immer nur mir, ich kann es nicht mehr hören.',
  ],
  French: [
    'Tu as vu ce qui est arrivé hier soir pendant la réunion ? Tout le monde criait et personne ne voulait écouter.',
    'Oui, et franchement je ne comprends pas pourquoi vous l’avez traitée comme ça, elle ne méritait pas ces insultes.',
  ],
  Spanish: [
    'Ayer por la noche nadie quiso escuchar a los nuevos y al final se fueron muy enfadados de la reunión.',
    'La culpa es tuya porque siempre dices que van a molestar, y ahora nadie confía en este grupo ni en los moderadores.',
  ],
  Portuguese: ['Ninguém aqui respeita as regras e depois todos reclamam quando alguém é expulso do servidor sem aviso.', 'Isso não é verdade, você sempre protege os seus amigos e persegue as pessoas que pensam de outra maneira.'],
  Italian: ['Ieri sera avete cancellato tutti i miei messaggi senza dire niente, e adesso fate finta che non sia successo nulla.', 'Non è vero, nessuno ha cancellato niente, sei tu che ogni volta vieni qui a litigare con tutti quanti.'],
  Dutch: ['Waarom heb je gisteren mijn berichten verwijderd zonder iets te zeggen, dat vind ik echt niet normaal meer.', 'Omdat jij elke keer ruzie zoekt met iedereen in deze groep en niemand daar nog zin in heeft, snap dat eens.'],
  Polish: ['Wczoraj wieczorem ktoś usunął wszystkie moje wiadomości i nikt nie chce powiedzieć dlaczego tak się stało.', 'Przestań kłamać, wszyscy wiedzą że sam je skasowałeś, a teraz znowu szukasz winnych wśród nas wszystkich tutaj.'],
  Turkish: ['Dün akşam bütün mesajlarımı sildiniz ve kimse bana nedenini söylemedi, bu gerçekten çok ayıp bir davranış.', 'Yalan söyleme, hepimiz gördük, her gün burada kavga çıkarıyorsun ve sonra başkalarını suçluyorsun, artık yeter gerçekten bıktık.'],
  Indonesian: ['Kenapa semua pesan saya dihapus tadi malam tanpa penjelasan apa pun dari moderator di sini, ini tidak adil.', 'Kamu selalu cari masalah dengan orang lain lalu menyalahkan kami, kalau tidak suka silakan keluar saja dari grup ini.'],
  Russian: ['Вчера вечером вы удалили все мои сообщения и никто даже не объяснил почему, это просто некрасиво.', 'Не ври, все видели, как ты каждый день ругаешься со всеми, а потом обвиняешь модераторов, нам это надоело.'],
  Arabic: ['لماذا حذفتم كل رسائلي البارحة من دون أن يشرح لي أحد السبب هذا تصرف غير مقبول أبدا من المشرفين هنا', 'أنت تكذب والجميع يعرف أنك تبحث عن المشاكل كل يوم ثم تتهم الآخرين وقد تعبنا منك كثيرا'],
  Chinese: ['昨天晚上你们把我所有的消息都删了，也没有人告诉我为什么，这样真的很不公平。', '你别说谎了，大家都看见你每天在这里吵架，然后又怪别人，我们已经受够了。'],
  Japanese: ['昨日の夜、私のメッセージが全部消されていて、誰も理由を教えてくれませんでした。', '嘘をつかないでください。毎日ここで喧嘩をしているのはあなたで、みんなもう疲れています。'],
  Korean: ['어젯밤에 제 메시지를 전부 지우고 아무도 이유를 말해 주지 않았어요. 정말 너무합니다.', '거짓말하지 마세요. 매일 여기서 싸우고 남을 탓하는 사람은 당신이에요. 우리 모두 지쳤어요.'],
  'Hindi in Latin letters': ['kal raat tum logon ne mere saare messages delete kar diye aur kisi ne bataya bhi nahi ki kyun kiya ye sab', 'jhooth mat bolo yaar sab jaante hain ki tum roz yahan ladai karte ho aur phir doosron ko galat bolte ho bas karo ab'],
  'Russian in Latin letters': ['vchera vecherom vy udalili vse moi soobshcheniya i nikto dazhe ne skazal pochemu eto prosto nekrasivo s vashey storony', 'ne vri vse videli kak ty kazhdyy den rugaeshsya so vsemi a potom obvinyaesh moderatorov nam eto uzhe nadoelo'],
  'Tagalog in Latin letters': ['bakit niyo binura lahat ng sinabi ko kagabi tapos wala man lang nagpaliwanag sa akin kung ano ang nangyari', 'huwag ka nga magsinungaling alam naman naming lahat na ikaw ang laging naghahanap ng away dito araw araw pagod na kami'],
};

/** People who change the language from message to message. */
export const MIXED: readonly string[] = [
  'ich habe euch doch gestern schon gesagt, dass die Liste nicht stimmt und keiner hat zugehört',
  'sorry i do not read german, can you say that again please',
  'er meint die Liste von Mittwoch, da fehlen drei Leute die längst bezahlt haben',
  'ach so, dann trage ich sie heute Abend noch nach, kein Problem',
  'ok thanks',
  'danke dir, und schreib bitte auch den anderen, sonst fragen morgen wieder alle',
];

/** Chat in short lines, small letters and slang: English all the same. */
export const SLANG: readonly string[] = ['yo', 'u guys on tonight?', 'nah man im dead, work was brutal', 'lol same', 'cmon just one round', 'ok but only if mike brings snacks', 'he ate em all last time haha', 'true, what a pig', 'brb gotta feed the dog', 'k ill be on at like nine'];
