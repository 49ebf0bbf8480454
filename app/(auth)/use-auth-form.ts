'use client'

import { type FormEvent, useState } from 'react'
import type { AuthOutcome } from '@/lib/auth/browser-client'

export type FieldProblems = Record<string, string>

type AuthForm = {
  check: (values: Map<string, string>) => FieldProblems
  submit: (values: Map<string, string>) => Promise<AuthOutcome>
  /** The field that a refusal is about, if it is about one. */
  fieldOf: (code: string) => string | null
}

/** What both forms do: check, send, and on failure leave everything that was typed as it was. */
export function useAuthForm({ check, submit, fieldOf }: AuthForm) {
  const [pending, setPending] = useState(false)
  const [problems, setProblems] = useState<FieldProblems>({})
  const [message, setMessage] = useState<string | null>(null)

  function refuse(form: HTMLFormElement, found: FieldProblems) {
    setProblems(found)
    const field = form.elements.namedItem(Object.keys(found)[0] ?? '')
    if (field instanceof HTMLInputElement) field.focus()
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const form = event.currentTarget
    const values = new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const found = check(values)
    setMessage(null)
    if (Object.keys(found).length > 0) return refuse(form, found)
    setProblems({})
    setPending(true)
    const outcome = await submit(values)
    // A whole new page: nothing that another person left in memory goes along.
    if (outcome.ok) return window.location.assign('/tasks')
    setPending(false)
    const field = fieldOf(outcome.code)
    if (field) refuse(form, { [field]: outcome.message })
    else setMessage(outcome.message)
  }

  return { onSubmit, pending, problems, message }
}
