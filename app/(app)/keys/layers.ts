import type { Task } from '@/lib/tasks/task-schema'

/** What a key opens over a page. Only one is open at a time. */
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
