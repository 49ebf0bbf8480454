import { createDocument } from 'zod-openapi'
import { accountPaths } from './account-paths'
import { headerComponents } from './headers'
import { plainSchema } from './plain-schema'
import { problemResponse } from './problem-response'
import { problem, problemComponents } from './problem-schema'
import { securitySchemes } from './security'
import { servicePaths } from './service-paths'
import { sessionPaths } from './session-paths'
import { signInPaths } from './sign-in-paths'
import { taskActionPaths } from './task-action-paths'
import { taskListPaths } from './task-list-paths'
import { taskPaths } from './task-paths'

const introduction = `
Tasks of many people, each of whom sees their own alone.

**To begin**, sign in at \`POST /api/auth/sign-in/email\`, take the session token from the header
\`Set-Auth-Token\`, exchange it for a JWT at \`GET /api/auth/token\`, and send that as
\`Authorization: Bearer …\`. In a path, \`me\` stands for your own id.

**Errors** are problem details (RFC 9457) with a stable \`code\`; each is explained under
[/docs/errors](/docs/errors). Every answer has an \`X-Request-Id\`, which the log has too.

**Text** is Unicode, kept as it is sent. NUL and halves of surrogate pairs are refused.

**Any other method** at a known address is 405 with \`Allow\`. \`HEAD\` works wherever \`GET\` does, and
\`OPTIONS\` says what an address takes, without credentials.
`

const tags = [
  { name: 'Tasks', description: 'The list, and each task in it.' },
  { name: 'Account', description: 'What is kept of you.' },
  { name: 'Signing in', description: 'Sessions and tokens. These routes are Better Auth’s.' },
  { name: 'Service', description: 'For whoever runs it.' },
]

/** The OpenAPI document, made of the schemas that requests and answers are held against. */
export function makeDocument() {
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Docket',
        version: '1.0.0',
        description: introduction.trim(),
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'Here.' }],
      tags,
      paths: {
        ...taskListPaths,
        ...taskPaths,
        ...taskActionPaths,
        ...accountPaths,
        ...signInPaths,
        ...sessionPaths,
        ...servicePaths,
      },
      components: {
        securitySchemes,
        headers: headerComponents,
        schemas: { Problem: problem, ...problemComponents },
        // Of no operation, since it is about the methods that an address does not have.
        responses: { MethodNotAllowed: problemResponse(['method_not_allowed']) },
      },
    },
    { override: plainSchema },
  )
}
