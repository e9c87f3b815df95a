import { SvelteSet } from 'svelte/reactivity'
import type { Conversation, MessageSide } from '#server/features/registrations/messages/registration-messages.contract.ts'

type Read = { conversation: Conversation; side: MessageSide; markRead: (upTo: string) => Promise<unknown> }

/**
 * Tells the server what stands before somebody's eyes: once the end of the messages is on the screen of a page that is
 * looked at. What was new when it came stays marked as new for this visit, so that nothing changes under the reader.
 */
export function seenMessages(read: () => Read): {
  isFresh(message: Conversation['items'][number]): boolean
  end(element: HTMLElement): () => void
} {
  const fresh = new SvelteSet<string>()
  let isOnScreen = $state(false)
  let told: string | undefined

  $effect(() => {
    const { conversation, side } = read()
    for (const { id, from, readAt } of conversation.items) if (from !== side && readAt === null) fresh.add(id)
  })
  $effect(() => {
    const { conversation, markRead } = read()
    const last = conversation.items.at(-1)
    if (!isOnScreen || !last || conversation.unread === 0 || told === last.id || !conversation.abilities.includes('markRead')) return
    told = last.id
    // What could not be noted is noted with the next message, or the next visit.
    markRead(last.id).catch(() => undefined)
  })

  return {
    isFresh: ({ id, from, readAt }) => from !== read().side && (readAt === null || fresh.has(id)),
    end(element) {
      const watcher = new IntersectionObserver((entries) => {
        isOnScreen = document.visibilityState === 'visible' && entries.some((entry) => entry.isIntersecting)
      })
      const again = () => {
        watcher.unobserve(element)
        watcher.observe(element)
      }
      watcher.observe(element)
      document.addEventListener('visibilitychange', again)
      return () => {
        document.removeEventListener('visibilitychange', again)
        watcher.disconnect()
      }
    },
  }
}
