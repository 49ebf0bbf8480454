import { useTranslations } from 'use-intl'

/** The request that does what the last tick did. */
export function SampleRequest({ id, completed }: { id: string; completed: boolean }) {
  const t = useTranslations('sample')
  return (
    <div className="flex min-w-0 flex-col border-rule bg-sunk max-lg:border-t lg:border-l">
      <h2 className="border-rule border-b px-5 py-3 font-normal font-serif text-xl">
        {t('requestTitle')}
      </h2>
      <pre className="whitespace-pre-wrap break-words px-5 py-4 font-mono text-code leading-relaxed">
        <code>
          {'curl -X PATCH \\\n  '}
          {'-H "Authorization: Bearer $TOKEN" \\\n  '}
          {'-H "Content-Type: application/json" \\\n  '}
          {'-d '}
          <span className="font-semibold text-stamp">{`'{"completed": ${completed}}'`}</span>
          {' \\\n  "$DOCKET/api/me/tasks/'}
          <span className="font-semibold text-stamp">{id}…</span>
          {'/complete"'}
        </code>
      </pre>
      <p className="mt-auto border-rule border-t px-5 py-3 text-sm text-soft">
        {t('requestNote', { state: completed ? 'done' : 'open' })}
      </p>
    </div>
  )
}
