import { laneRoute } from '@/lib/server/lane'
import * as securityEvents from './[user_id]/security-events/route'
import * as complete from './[user_id]/tasks/[task_id]/complete/route'
import * as restore from './[user_id]/tasks/[task_id]/restore/route'
import * as task from './[user_id]/tasks/[task_id]/route'
import * as tasks from './[user_id]/tasks/route'
import * as live from './health/live/route'
import * as ready from './health/ready/route'

/** The routes that our own server answers without going through Next. */
export const laneRoutes = [
  laneRoute('/api/{user_id}/tasks', tasks),
  laneRoute('/api/{user_id}/tasks/{task_id}', task),
  laneRoute('/api/{user_id}/tasks/{task_id}/complete', complete),
  laneRoute('/api/{user_id}/tasks/{task_id}/restore', restore),
  laneRoute('/api/{user_id}/security-events', securityEvents),
  laneRoute('/api/health/live', live),
  laneRoute('/api/health/ready', ready),
]
