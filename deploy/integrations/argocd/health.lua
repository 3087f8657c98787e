-- The health of a OneValueCluster for Argo CD: in the ConfigMap argocd-cm, under the key
-- resource.customizations.health.onevalue.dev_OneValueCluster
local conditions = {}
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    conditions[condition.type] = condition
  end
end

local function holds(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end

local function health(status, type)
  return { status = status, message = conditions[type].message }
end

if obj.status == nil or obj.status.observedGeneration ~= obj.metadata.generation then
  return { status = "Progressing", message = "the operator has not seen this spec yet" }
end
if holds("Stalled") then return health("Degraded", "Stalled") end
if holds("Paused") then return health("Suspended", "Paused") end
if holds("Reconciling") then return health("Progressing", "Reconciling") end
if holds("Partitioned") then return health("Degraded", "Partitioned") end
if holds("Degraded") then return health("Degraded", "Degraded") end
if holds("Ready") then return health("Healthy", "Ready") end
if conditions.Ready ~= nil then return health("Progressing", "Ready") end
return { status = "Progressing", message = "the operator has said nothing yet" }
