/** Text that shows as code what is between backticks. */
export function Prose({ text }: { text: string }) {
  return [...text.matchAll(/`([^`]+)`|[^`]+/g)].map(({ 0: plain, 1: code, index }) =>
    code === undefined ? (
      plain
    ) : (
      <code key={index} className="font-mono text-[0.9em] text-ink">
        {code}
      </code>
    ),
  )
}
