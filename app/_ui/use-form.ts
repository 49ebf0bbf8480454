'use client'

import { type FormEvent, useState } from 'react'
import type { Refusal } from './form-message'

export type FieldProblems = Record<string, string>
export type Outcome = { ok: true } | ({ ok: false; code: string } & Refusal)

type Form = {
  check: (values: Map<string, string>) => FieldProblems
  submit: (values: Map<string, string>) => Promise<Outcome>
  /** The field that a refusal is about, if it is about one. */
  fieldOf: (code: string) => string | null
  /** When leaving, the button must not become ready again before the next page. */
  onDone: (values: Map<string, string>, form: HTMLFormElement) => 'leaving' | 'staying'
}

/** What every form does: check, send, and on failure leave everything that was typed as it was. */
export function useForm({ check, submit, fieldOf, onDone }: Form) {
  const [pending, setPending] = useState(false)
  const [problems, setProblems] = useState<FieldProblems>({})
  const [refusal, setRefusal] = useState<Refusal | null>(null)

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
    setRefusal(null)
    if (Object.keys(found).length > 0) return refuse(form, found)
    setProblems({})
    setPending(true)
    const outcome = await submit(values)
    if (outcome.ok && onDone(values, form) === 'leaving') return
    setPending(false)
    if (outcome.ok) return
    const field = fieldOf(outcome.code)
    if (field) refuse(form, { [field]: outcome.message })
    else setRefusal(outcome)
  }

  return { onSubmit, pending, problems, refusal }
}

/** A full page load: nothing of another person stays in memory. */
export function leaveFor(path: string): 'leaving' {
  window.location.assign(path)
  return 'leaving'
}
