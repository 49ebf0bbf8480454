import type { AccountExport } from '@/lib/account/export-schema'
import type { SecurityEvent } from '@/lib/security-log/event-schema'
import type { Task, TaskInputBody } from '@/lib/tasks/task-schema'

/** What the examples of the reference are about. A test holds each against its schema. */

export const exampleUserId = 'kqB3xZ0fJm4yT9uWc7LhRd1aVoNsPe82'
export const exampleTaskId = '01936e2c-7b7a-7cc0-8b1d-3a9f0c5d1e42'
export const exampleRequestId = '6f1e0c52-2b1d-4c8e-9a57-0d4b7f3a9c11'
export const exampleInstant = '2026-11-20T08:30:00.000Z'

export const exampleInput: TaskInputBody = {
  title: 'Buy milk',
  priority: 'high',
  due_date: '2026-11-23',
  due_time: '09:00',
  tags: ['home'],
}

export const exampleTask: Task = {
  id: exampleTaskId,
  user_id: exampleUserId,
  title: 'Buy milk',
  description: null,
  completed: false,
  completed_at: null,
  priority: 'high',
  due_date: '2026-11-23',
  due_time: '09:00',
  tags: ['home'],
  version: 1,
  created_at: exampleInstant,
  updated_at: exampleInstant,
  deleted_at: null,
}

export const exampleEvent: SecurityEvent = {
  id: '01936e2c-9a10-7b51-9d3e-5f60718293a4',
  time: exampleInstant,
  event: 'authn_login_success',
  user_id: exampleUserId,
  user_id_proved: true,
  address: '192.0.2.7',
  user_agent: 'curl/8.11.0',
  request_id: exampleRequestId,
  route: '/api/auth/sign-in/email',
  reason: null,
  count: 1,
}

export const exampleExport: AccountExport = {
  exported_at: exampleInstant,
  user: {
    id: exampleUserId,
    name: 'Ada',
    email: 'ada@example.com',
    created_at: exampleInstant,
  },
  sessions: [
    {
      id: 'pV1uQ8sXc3',
      created_at: exampleInstant,
      expires_at: '2026-11-27T08:30:00.000Z',
      address: '192.0.2.7',
      user_agent: 'curl/8.11.0',
    },
  ],
  tasks: [exampleTask],
  security_events: [exampleEvent],
}
