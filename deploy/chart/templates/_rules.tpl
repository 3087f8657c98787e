{{/* What the operator may do wherever it looks after clusters. RightsTest shows each to be used. */}}
{{- define "rules" -}}
- apiGroups: [onevalue.dev]
  resources: [onevalueclusters]
  verbs: [list, watch]
- apiGroups: [onevalue.dev]
  resources: [onevalueclusters/status]
  verbs: [patch]
{{- /* no request of the API: members ask whether the operator may, before it reads, sets or gives back a value */}}
- apiGroups: [onevalue.dev]
  resources: [onevalueclusters/value]
  verbs: [get, update]
{{- /* asked of who makes an object that blocks the deletion of its owner (OwnerReferencesPermissionEnforcement) */}}
- apiGroups: [onevalue.dev]
  resources: [onevalueclusters/finalizers]
  verbs: [update]
{{- /* the objects of a cluster; when it is deleted, Kubernetes collects them by their owner reference */}}
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [get, list, watch, create, patch]
- apiGroups: [""]
  resources: [services, serviceaccounts, configmaps]
  verbs: [get, list, watch, create, patch]
{{- /* by name, as it made them: neither listed nor watched, which would be to read all */}}
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, create, patch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [get, list, watch, create, patch, delete]
- apiGroups: [rbac.authorization.k8s.io]
  resources: [roles, rolebindings]
  verbs: [get, list, watch, create, patch]
{{- /* the members; the operator can grant them only what it may do itself: get and list, and to ask RBAC */}}
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
- apiGroups: [authorization.k8s.io]
  resources: [localsubjectaccessreviews]
  verbs: [create]
{{- /* the story of a cluster, and why Pods of it were refused, which their controller says in events alone */}}
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [list, create]
{{- end }}
