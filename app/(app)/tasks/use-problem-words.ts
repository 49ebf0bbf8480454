'use client'

import { useTranslations } from 'use-intl'
import type { TextProblem } from '@/lib/tasks/title-check'

/** Says what is wrong with a text, or null where nothing is. */
export function useProblemWords() {
  const words = useTranslations('details.problem')
  return (problem: TextProblem | null): string | null => {
    if (problem === null) return null
    switch (problem.name) {
      case 'titleMissing':
      case 'dateUnreal':
        return words(problem.name)
      case 'titleLong':
      case 'notesLong':
        return words(problem.name, { max: problem.max, count: problem.count })
      case 'tagLong':
      case 'tagsMany':
        return words(problem.name, { max: problem.max })
    }
  }
}
