// The page speaks to the simulator by its control API and nothing else.
const PREFIX = '/simulator/v1';

const call = async (method, path, body) => {
  const content =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(PREFIX + path, { method, ...content });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? String(response.status));
  return answer;
};

const talk = (channelId, userId) => `/channels/${channelId}/seekers/${userId}`;

export const api = {
  channels: async () => (await call('GET', '/channels')).channels,
  createChannel: (input) => call('POST', '/channels', input),
  updateChannel: (channelId, patch) => call('PATCH', `/channels/${channelId}`, patch),
  seekers: async () => (await call('GET', '/seekers')).seekers,
  createSeeker: (displayName) => call('POST', '/seekers', { displayName }),
  rename: (userId, displayName) => call('PATCH', `/seekers/${userId}`, { displayName }),
  talk: (channelId, userId) => call('GET', `${talk(channelId, userId)}/talk`),
  act: (channelId, userId, act, body = {}) => call('POST', `${talk(channelId, userId)}/${act}`, body),
  faults: async () => (await call('GET', '/faults')).faults,
  addFault: (fault) => call('POST', '/faults', fault),
  removeFault: (id) => call('DELETE', `/faults/${id}`),
  webhooks: (channelId) => call('GET', `/channels/${channelId}/webhooks`),
  journal: async (channelId) =>
    (await call('GET', `/channels/${channelId}/journal?newest=true&limit=40`)).entries.toReversed(),
};

/** Calls back with every hint, and with `null` whenever hints may have been missed. */
export const listen = (onHint, onState) => {
  const source = new EventSource(`${PREFIX}/events`);
  source.addEventListener('open', () => {
    onState(true);
    onHint(null);
  });
  source.addEventListener('error', () => onState(false));
  source.addEventListener('message', ({ data }) => onHint(JSON.parse(data)));
};
