/** One thing an applied file made or changed, to be told to whoever applied it. */
export interface Change {
  readonly what:
    | 'operator'
    | 'authority'
    | 'desk'
    | 'channel'
    | 'hours'
    | 'rules'
    | 'capacity'
    | 'room'
    | 'template'
    | 'notice'
    | 'flow'
    | 'menu'
    | 'hotlines'
    | 'material'
    | 'place'
    | 'survey'
    | 'staff';
  readonly name: string;
  readonly done: string;
}
