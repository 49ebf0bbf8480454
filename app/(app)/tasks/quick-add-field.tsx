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
  /** Backspace right behind a span takes back what was made of it, and no letter. */
  onRevert: (span: QuickAddSpan) => void
}

/** An input with the same text once more behind it, unseen but for the marks upon it. */
export function QuickAddField({ field, value, spans, onRevert, className = '', ...props }: Props) {
  const behind = useRef<HTMLSpanElement>(null)

  /** A long line is scrolled by the browser, and what is behind it goes along. */
  function follow() {
    // To ask where it is has the browser lay out the page, which an empty line is not worth.
    const scrolled = (value !== '' && field.current?.scrollLeft) || 0
    if (behind.current) behind.current.style.transform = `translateX(${-scrolled}px)`
  }
  useLayoutEffect(follow)

  // React's own event knows nothing of what is about to be done to the text.
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
