import type { Task } from '@/lib/tasks/task-schema'

/** What opens upon a page by a key. One at a time, whoever asks for it. */
export type Layer =
  | { name: 'palette' }
  | { name: 'help' }
  | { name: 'due' | 'priority' | 'tags'; tasks: Task[]; anchor: Element | null }

let open: Layer | null = null
const listeners = new Set<() => void>()

export function openLayer(layer: Layer) {
  publish(layer)
}

export function closeLayer() {
  publish(null)
}

export function currentLayer() {
  return open
}

export function subscribeToLayers(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function publish(layer: Layer | null) {
  open = layer
  for (const listener of listeners) listener()
}
