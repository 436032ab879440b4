export const rooms = {
  settings: {
    title: 'Where people talk',
    lead: 'Over LINE, or in the secure room, a page of this server. What is said in the room does not stay on LINE.',
    where: 'Place of the talk',
    talks: { line: 'LINE', room: 'The secure room', choice: 'The person chooses' },
    hints: {
      line: 'Words and answers go over LINE.',
      room: 'LINE is the door only. The first words are answered with a button that leads into the room.',
      choice: 'The talk begins over LINE, and a button leads into the room. From then on it goes on there.',
    },
    running: 'Talks that run stay where they are.',
    times: 'Times',
    minutes: 'min',
    linkMinutes: 'How long a link sent to LINE works',
    linkMinutesHint: 'It works once, and not after this time.',
    idleMinutes: 'Close the room when nothing is done for',
    idleMinutesHint: 'Keeps others from reading on a phone that was left lying.',
    graceMinutes: 'How long it can be read after the end',
    exitUrl: 'Page of the quick exit',
    exitUrlHint:
      'A harmless page such as the weather or a search (https). Left empty, a blank page is shown.',
    liffId: 'LIFF ID (optional)',
    liffIdHint:
      'Of a LIFF app made in a LINE Login channel. With it only the person the link was sent to comes in. The endpoint URL is {{url}}.',
  },
};
