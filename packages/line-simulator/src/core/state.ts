import { z } from 'zod';
import { messageIdOf } from './ids.ts';
import {
  channelSchema,
  contentSchema,
  richMenuSchema,
  seekerSchema,
  talkItemSchema,
  tieSchema,
  type Channel,
  type Content,
  type JournalEntry,
  type RichMenu,
  type Seeker,
  type TalkItem,
  type Tie,
} from './model.ts';

/** What survives a restart when a state file is used. Journal, tokens and waiting webhooks do not. */
export const snapshotSchema = z.strictObject({
  version: z.literal(1),
  messageCount: z.int().min(0),
  channels: z.array(channelSchema),
  seekers: z.array(seekerSchema),
  ties: z.array(tieSchema),
  talks: z.array(z.strictObject({ chat: z.string(), items: z.array(talkItemSchema) })),
  usage: z.record(z.string(), z.int()),
  richMenus: z.array(richMenuSchema),
  aliases: z.record(z.string(), z.string()),
  defaultMenus: z.record(z.string(), z.string()),
  contents: z.array(contentSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

// A phone shows the recent past; the journal, not the talk, is the full record.
const TALK_LIMIT = 500;

export const chatKey = (channelId: string, userId: string): string => `${channelId}/${userId}`;

/** Everything the simulated platform knows, in memory. */
export class State {
  readonly channels = new Map<string, Channel>();
  readonly seekers = new Map<string, Seeker>();
  readonly ties = new Map<string, Tie>();
  readonly talks = new Map<string, TalkItem[]>();
  readonly usage = new Map<string, number>();
  readonly richMenus = new Map<string, RichMenu>();
  readonly aliases = new Map<string, string>();
  readonly defaultMenus = new Map<string, string>();
  readonly contents = new Map<string, Content>();
  journal: JournalEntry[] = [];
  /** Rises with every clearing, so that work begun before it can stop. */
  clearings = 0;
  #messageCount = 0;
  #journalCount = 0;

  nextMessageId(): string {
    this.#messageCount += 1;
    return messageIdOf(this.#messageCount);
  }

  nextJournalSeq(): number {
    this.#journalCount += 1;
    return this.#journalCount;
  }

  tie(channelId: string, userId: string): Tie {
    const key = chatKey(channelId, userId);
    const known = this.ties.get(key);
    if (known) return known;
    const tie: Tie = {
      channelId,
      userId,
      status: 'stranger',
      everFriend: false,
      wroteAt: null,
      lastEventAt: 0,
      richMenuId: null,
    };
    this.ties.set(key, tie);
    return tie;
  }

  talk(channelId: string, userId: string): TalkItem[] {
    return this.talks.get(chatKey(channelId, userId)) ?? [];
  }

  addToTalk(channelId: string, userId: string, item: TalkItem): void {
    const key = chatKey(channelId, userId);
    const items = this.talks.get(key);
    if (!items) this.talks.set(key, [item]);
    else {
      items.push(item);
      if (items.length > TALK_LIMIT) items.splice(0, items.length - TALK_LIMIT);
    }
  }

  friendsOf(channelId: string): Tie[] {
    return [...this.ties.values()].filter((tie) => tie.channelId === channelId && tie.status === 'friend');
  }

  addUsage(key: string, count: number): void {
    this.usage.set(key, (this.usage.get(key) ?? 0) + count);
  }

  /** Empties everything except, when asked, the channels themselves. */
  clear(keepChannels: boolean): void {
    this.clearings += 1;
    for (const map of [this.seekers, this.ties, this.talks, this.usage, this.contents]) map.clear();
    for (const map of [this.richMenus, this.aliases, this.defaultMenus]) map.clear();
    if (!keepChannels) this.channels.clear();
    this.journal = [];
  }

  removeChannel(channelId: string): void {
    this.channels.delete(channelId);
    const prefix = `${channelId}/`;
    for (const map of [this.ties, this.talks, this.usage, this.aliases])
      for (const key of map.keys()) if (key.startsWith(prefix)) map.delete(key);
    for (const [id, menu] of this.richMenus) if (menu.channelId === channelId) this.richMenus.delete(id);
    for (const [id, content] of this.contents) if (content.channelId === channelId) this.contents.delete(id);
    this.defaultMenus.delete(channelId);
    this.journal = this.journal.filter((entry) => entry.channelId !== channelId);
  }

  toSnapshot(): Snapshot {
    return {
      version: 1,
      messageCount: this.#messageCount,
      channels: [...this.channels.values()],
      seekers: [...this.seekers.values()],
      ties: [...this.ties.values()],
      talks: [...this.talks].map(([chat, items]) => ({ chat, items })),
      usage: Object.fromEntries(this.usage),
      richMenus: [...this.richMenus.values()],
      aliases: Object.fromEntries(this.aliases),
      defaultMenus: Object.fromEntries(this.defaultMenus),
      contents: [...this.contents.values()],
    };
  }

  load(snapshot: Snapshot): void {
    this.clear(false);
    // What was sent in the moment before a kill is not in the file; its ids must not come again.
    this.#messageCount = snapshot.messageCount + 1000;
    for (const channel of snapshot.channels) this.channels.set(channel.channelId, channel);
    for (const seeker of snapshot.seekers) this.seekers.set(seeker.userId, seeker);
    for (const tie of snapshot.ties) this.ties.set(chatKey(tie.channelId, tie.userId), tie);
    for (const { chat, items } of snapshot.talks) this.talks.set(chat, items);
    for (const [key, count] of Object.entries(snapshot.usage)) this.usage.set(key, count);
    for (const menu of snapshot.richMenus) this.richMenus.set(menu.richMenuId, menu);
    for (const [alias, id] of Object.entries(snapshot.aliases)) this.aliases.set(alias, id);
    for (const [channelId, id] of Object.entries(snapshot.defaultMenus)) this.defaultMenus.set(channelId, id);
    for (const content of snapshot.contents) this.contents.set(content.messageId, content);
  }
}
