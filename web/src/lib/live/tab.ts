import { dialLive, openLine, type Line } from './socket.ts'

let line: Line | undefined

/** The tab's one line. Only for code that runs in the browser (effects): on the server it would be everybody's. */
export function tabLine(): Line {
  if (!line) {
    const made = openLine(() => dialLive())
    line = made
    const look = () => {
      if (document.visibilityState === 'visible') made.wake()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', look)
    // A page taken out of the browser's memory again has a line that was cut without its knowing.
    window.addEventListener('pageshow', look)
  }
  return line
}

/** Calls back now and whenever the tab is hidden or looked at, until the answered function is called. */
export function onVisibility(hear: (isHidden: boolean) => void): () => void {
  const tell = () => hear(document.visibilityState === 'hidden')
  tell()
  document.addEventListener('visibilitychange', tell)
  return () => document.removeEventListener('visibilitychange', tell)
}
