// biome-ignore lint/suspicious/noExplicitAny: Kubernetes' schema has validated its form
type Pod = { spec: any }

/**
 * Returns where a pod asks for more than the profile "restricted" allows
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/), or for rights that we do
 * not need: a writable root, or the cluster's token. A namespace that enforces the profile refuses
 * only what exceeds the profile.
 */
export function excessOf({ spec }: Pod): string[] {
  const { securityContext: pod = {}, volumes = [], containers, initContainers = [] } = spec
  const volumeKinds = [
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'persistentVolumeClaim',
    'projected',
    'secret',
  ]
  const checks: [boolean, string][] = [
    [spec.hostNetwork || spec.hostPID || spec.hostIPC, 'shares a namespace with its host'],
    [spec.automountServiceAccountToken !== false, 'is given a key of the cluster'],
    ...volumes.map((volume: object) => [
      !Object.keys(volume).some((key) => volumeKinds.includes(key)),
      'mounts something of its host',
    ]),
    ...[...initContainers, ...containers].flatMap(
      ({ name, securityContext: own = {}, ports = [] }): [boolean, string][] => [
        [(own.runAsNonRoot ?? pod.runAsNonRoot) !== true, `${name} may run as root`],
        [!((own.runAsUser ?? pod.runAsUser) > 0), `${name} names no user but root`],
        [own.privileged === true, `${name} is privileged`],
        [own.allowPrivilegeEscalation !== false, `${name} may gain privileges`],
        [(own.seccompProfile ?? pod.seccompProfile)?.type !== 'RuntimeDefault', `${name} may make any system call`],
        [!own.capabilities?.drop?.includes('ALL') || own.capabilities.add?.length > 0, `${name} keeps capabilities`],
        [own.readOnlyRootFilesystem !== true, `${name} may write to its root`],
        [ports.some(({ hostPort }: { hostPort?: number }) => hostPort), `${name} takes a port of its host`],
      ],
    ),
  ]

  return checks.filter(([is]) => is).map(([, sentence]) => sentence)
}
