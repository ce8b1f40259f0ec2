type Selector = {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: string; values?: string[] }[]
}
type Peer = { namespaceSelector?: Selector; podSelector?: Selector }
type Rule = { from?: Peer[]; to?: Peer[]; ports: { port: number }[] }
export type NetworkPolicy = {
  spec: { podSelector: Selector; policyTypes: string[]; ingress?: Rule[]; egress?: Rule[] }
}

export type Pod = {
  name: string
  namespace: { name: string; labels: Record<string, string> }
  labels: Record<string, string>
}
export type Placed = { namespace: string; policy: NetworkPolicy }

/**
 * Whether a pod may connect to another, by Kubernetes' rules. The policies that select the caller
 * must permit egress, and those that select the callee must permit ingress. A pod that no policy of
 * a direction selects is unrestricted in it.
 */
export function mayConnect(policies: Placed[], from: Pod, to: Pod, port: number) {
  const out = selecting(policies, from, 'Egress').map(({ policy }) => policy.spec.egress ?? [])
  const into = selecting(policies, to, 'Ingress').map(({ policy }) => policy.spec.ingress ?? [])
  const hasPort = (ports: { port: number }[]) => ports.some((one) => one.port === port)

  return (
    (out.length === 0 ||
      out.flat().some(({ to: peers = [], ports }) => hasPort(ports) && peers.some((peer) => is(peer, to, from)))) &&
    (into.length === 0 ||
      into.flat().some(({ from: peers = [], ports }) => hasPort(ports) && peers.some((peer) => is(peer, from, to))))
  )
}

const selecting = (policies: Placed[], pod: Pod, direction: string) =>
  policies.filter(
    ({ namespace, policy: { spec } }) =>
      namespace === pod.namespace.name && spec.policyTypes.includes(direction) && matches(spec.podSelector, pod.labels),
  )

/** A peer without a namespace selector means pods in the policy's namespace. */
function is(peer: Peer, pod: Pod, beside: Pod) {
  const unknown = Object.keys(peer).filter((key) => key !== 'namespaceSelector' && key !== 'podSelector')
  if (unknown.length > 0) throw new Error(`A peer by ${unknown.join(', ')} is not read here.`)
  const inNamespace = peer.namespaceSelector
    ? matches(peer.namespaceSelector, pod.namespace.labels)
    : pod.namespace.name === beside.namespace.name

  return inNamespace && matches(peer.podSelector ?? {}, pod.labels)
}

function matches({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Record<string, string>) {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      if (operator !== 'In') throw new Error(`The operator ${operator} is not read here.`)

      return labels[key] !== undefined && values.includes(labels[key])
    })
  )
}
