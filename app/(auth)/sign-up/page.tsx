import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { findPageUser } from '@/lib/auth/page-caller'
import { SignUpForm } from './sign-up-form'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage() {
  if (await findPageUser()) redirect('/tasks')
  return (
    <>
      <h1 className="font-normal font-serif text-[2.75rem] leading-none tracking-tight">
        A fresh sheet
      </h1>
      <p className="mt-3 mb-8 text-soft">An account is all it takes to start a list.</p>
      <SignUpForm />
      <p className="mt-8 text-soft">
        Have one already?{' '}
        <Link href="/sign-in" className="font-medium text-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </>
  )
}
