/** Rows of cells as lines of text, each column as wide as it needs. */
export function textTable(rows: (string | null)[][]): string {
  const cells = rows.map((row) => row.map(printable))
  const widths = (cells[0] ?? []).map((_, i) =>
    Math.max(...cells.map((row) => row[i]?.length ?? 0)),
  )
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What somebody else wrote may hold what a terminal obeys. */
function printable(value: string | null) {
  return value?.replaceAll(/\p{Cc}/gu, '\ufffd') ?? '-'
}
