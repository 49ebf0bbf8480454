'use client'

import {
  type ComponentProps,
  Fragment,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import type { QuickAddSpan } from '@/lib/tasks/quick-add'

type Props = ComponentProps<'input'> & {
  field: RefObject<HTMLInputElement | null>
  value: string
  spans: QuickAddSpan[]
  /** Backspace right after a span turns it back into text, and deletes no letter. */
  onRevert: (span: QuickAddSpan) => void
}

/** An input with a copy of its text behind it, of which only the marks are visible. */
export function QuickAddField({ field, value, spans, onRevert, className = '', ...props }: Props) {
  const behind = useRef<HTMLSpanElement>(null)

  /** When the browser scrolls a long line, the copy behind it follows. */
  function follow() {
    // Reading the position forces a layout, which an empty line is not worth.
    const scrolled = (value !== '' && field.current?.scrollLeft) || 0
    if (behind.current) behind.current.style.transform = `translateX(${-scrolled}px)`
  }
  useLayoutEffect(follow)

  // React's own event does not tell how the text is about to change.
  useEffect(() => {
    const element = field.current
    const onBeforeInput = (event: InputEvent) => {
      if (event.inputType !== 'deleteContentBackward' || event.isComposing || !element) return
      const { selectionStart, selectionEnd } = element
      const span = spans.find(({ end }) => end === selectionStart && end === selectionEnd)
      if (!span) return
      event.preventDefault()
      onRevert(span)
    }
    element?.addEventListener('beforeinput', onBeforeInput)
    return () => element?.removeEventListener('beforeinput', onBeforeInput)
  })

  return (
    <div className="relative min-w-0 flex-1 text-[1.0625rem]">
      <div
        aria-hidden="true"
        dir="auto"
        className="pointer-events-none absolute inset-x-3 inset-y-0 flex select-none items-center overflow-hidden whitespace-pre text-transparent forced-colors:forced-color-adjust-none"
      >
        <span ref={behind}>
          {piecesOf(value, spans).map(({ start, text, marked }) => (
            <Fragment key={start}>
              {marked ? <span className="recognised">{text}</span> : text}
            </Fragment>
          ))}
        </span>
      </div>
      <input
        {...props}
        ref={field}
        value={value}
        dir="auto"
        onScroll={follow}
        onSelect={follow}
        className={`relative w-full rounded-md bg-transparent px-3 -outline-offset-2 ${className}`}
      />
    </div>
  )
}

function piecesOf(text: string, spans: QuickAddSpan[]) {
  const edges = [0, ...spans.flatMap(({ start, end }) => [start, end]), text.length]
  return edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? 0
    return end > start ? [{ start, text: text.slice(start, end), marked: index % 2 === 1 }] : []
  })
}
