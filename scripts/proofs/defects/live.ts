import { byTest, defect, type Defect } from '../defect.ts'

/** Live pages: nothing missed, nothing heard that is not one's own. */
export const liveDefects: readonly Defect[] = [
  defect(
    'no-catch-up',
    'sending what was missed to who comes back',
    {
      file: 'server/platform/live/resume.ts',
      find: "if (heard.some((room) => rooms.has(room))) visitor.socket.emit('changed', message)",
      replace: 'void heard.some((room) => rooms.has(room) && message)',
    },
    byTest('features/live/telling.test.ts', 'misses nothing while moving between servers'),
  ),
  defect(
    'catch-up-for-all-rooms',
    'sending only what one’s own rooms were told',
    { file: 'server/platform/live/resume.ts', find: 'heard.some((room) => rooms.has(room))', replace: 'heard.length + rooms.size > 0' },
    byTest('features/live/telling.test.ts'),
  ),
  defect(
    'rights-not-looked-at-again',
    'looking again at the rights behind open sockets',
    {
      file: 'server/platform/live/rights.ts',
      find: 'const failed = await forEach(doubtful, (visitor) => reconsider(visitor, given))',
      replace: 'const failed = await forEach(doubtful, () => Promise.resolve())',
    },
    byTest('features/live/watching.test.ts', 'take a socket out of its rooms'),
  ),
  defect(
    'sockets-outlive-sessions',
    'ending sockets whose session has run out',
    { file: 'server/platform/live/rights.ts', find: 'else if (isOver(visitor, now)) over.push(visitor)', replace: '' },
    byTest('features/live/watching.test.ts', 'end a socket when its session has run out'),
  ),
  defect(
    'no-policy-on-watch',
    'asking the policy who may follow a subject',
    {
      file: 'server/platform/live/watch.ts',
      find: 'if (await policy(house, actor, id)) room',
      replace: 'if ((await policy(house, actor, id)) || !applicant) room',
    },
    byTest('features/live/watching.test.ts', 'lets a stranger follow the public register and nothing else'),
  ),
  defect(
    'sockets-from-anywhere',
    'asking where a socket comes from',
    {
      file: 'server/platform/live/socket-server.ts',
      find: "if (!isOwnOrigin(request.headers, ownOrigin())) return 'foreign-origin'",
      replace: '',
    },
    byTest('attacks/a3-other-sites.test.ts', 'a cross-site socket'),
  ),
]
