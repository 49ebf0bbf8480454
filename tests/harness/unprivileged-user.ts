import { spawnSync } from 'node:child_process'

type User = { uid: number; gid: number }

/** For root, the account that Unix keeps for nobody; whoever else runs the tests stays who they are. */
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout),
  )
  return { uid: uid || 65_534, gid: gid || 65_534 }
}
