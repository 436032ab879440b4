import type { NoticeKind } from '@tomoshibi/contract';

const DANGER = 'If you or somebody else is in danger right now, call 110 (police) or 119 (ambulance).';
const PHONE = `You can also call:
{電話}`;

export const english: Readonly<Record<NoticeKind, string>> = {
  greeting: `Thank you for adding us.
This is {窓口名}.
You can write here about anything that troubles or hurts you.

You do not have to give your name.
It does not have to be well written. One word is enough to begin.
Open: {受付時間}
Whenever you want to talk, just write. A counselor will read it and answer.

We do not tell anybody what you write without asking you.
Only when your life or somebody else's is in danger may we work with others to keep people safe.
More about us:
{方針のページ}

${DANGER}
${PHONE}`,
  received: `Thank you for writing. Your message has arrived.

This is an automatic answer. No counselor has read it yet.
The "read" mark in LINE appears by itself.
We answer in order, so please wait a little.`,
  closed: `Thank you for writing.
We are closed now, so no counselor can read this yet.
Open: {受付時間}
Next opening: {次の受付}

${DANGER}
${PHONE}`,
  busy: `Thank you for writing.
Many people are talking with us now, so we cannot answer at once. We are sorry.
People waiting before you: {待ち人数}.
When it is your turn, a counselor will write here. You can close the screen meanwhile.

${DANGER}
${PHONE}`,
  place_update: `Thank you for waiting.
People still waiting before you: {待ち人数}.
You can already write what you want to tell us.`,
  started: `Thank you for waiting.
I am {相談員}.
From now on I will read what you write, and answer.
Begin wherever you like, and take your time.`,
  secrecy: `First, a promise.
We do not tell anybody what you write here without asking you.
Only when your life or somebody else's is in danger may we tell the police or others, to keep people safe.
Even then we try to talk with you first.`,
  delay: `This is important, so I am thinking before I answer.
Your message has arrived.
Please wait a little.`,
  nudge: `Are you still there?
Take your time. If you do not want to talk any more, you do not have to answer.
If we do not hear from you for a while, we will end here for today.`,
  timed_out: `We have not heard from you, so we end here for today.
You have done nothing wrong.
Whenever you want to talk again, write to us.
Open: {受付時間}

${DANGER}
${PHONE}`,
  non_text: `Thank you for writing.
We are sorry: here we cannot see or hear pictures, stickers or voice messages, and we do not keep them.
Could you tell us in words? A few are enough.`,
  image_warning: `We are sorry: here we cannot see pictures, and we do not keep them.
Please do not send pictures of faces, names, or anything that tells where you live or go to school.
Please never send naked pictures, or pictures you got from others. If somebody asks you for them, tell us about it in words.`,
  handed_over: `Another counselor takes over now.
From here on {相談員} will answer you.
They know what you have told us, so you do not have to begin again.`,
  assigned_absent: `Thank you for writing.
{相談員} is away now.
Your message will be read and answered later.
Next opening: {次の受付}

${DANGER}
${PHONE}`,
  kept: `Thank you for writing. We keep your message safe.
We are closed now, so nobody has read it yet.
Next opening: {次の受付}
We will read and answer it then.
You can write more if you like.

If it is urgent, please do not wait for us.
${DANGER}
${PHONE}`,
  intake_ended: `Thank you for writing.
We cannot begin new talks any more today. We are sorry.
Next opening: {次の受付}
Open: {受付時間}

${DANGER}
${PHONE}`,
  not_reached: `You waited for us, and today your turn did not come. We are truly sorry.
What you wrote is not lost.
Next opening: {次の受付}
We would be glad if you came back.

${DANGER}
${PHONE}`,
  opening_offer: `Hello, this is {窓口名}.
We are sorry that we could not talk last time.
Open: {受付時間}
Next opening: {次の受付}
If you want to talk, write here while we are open.
If you are fine, you do not have to answer.`,
  ended: `Thank you for talking with us today.
It is not easy to put such things into words.
Whenever you want to talk again, write to us.
Open: {受付時間}

${DANGER}
${PHONE}`,
  non_target: `Thank you for writing.
This desk is {窓口名}, and we cannot go on talking with you here. We are sorry.
It does not mean that your trouble is small. There are others who will listen.
More about us:
{方針のページ}

${DANGER}
${PHONE}`,
  test: `A test message from {窓口名}.
If you can see it, it has arrived. You do not have to answer.`,
};
