{{- /*
A dashboard of Grafana, as JSON, of a file of dashboards/:

  title, uid, description, variables: [{name, query}]
  rows: [{height, panels}]     the panels of a row share its width
    type, title, description, unit of Grafana
    queries: [{expr, legend}]
    bad          from what number on it is red; it is green below
    line         stepAfter: a line stays where it is until the next value
    states       number: [text, color]
    columns      of a table, in their order: label or "Value #A", which is the first query, and its title
*/ -}}
{{- define "dashboard" -}}
{{- $panels := list }}
{{- $y := 0 }}
{{- range .rows }}
  {{- $width := div 24 (len .panels) }}
  {{- $height := .height }}
  {{- range $column, $panel := .panels }}
    {{- $place := dict "x" (mul $column $width) "y" $y "w" $width "h" $height }}
    {{- $panels = append $panels (include "panel" (list $panel (len $panels | add1) $place) | fromJson) }}
  {{- end }}
  {{- $y = add $y $height }}
{{- end }}
{{- $variables := list (dict "name" "datasource" "label" "Data source" "type" "datasource" "query" "prometheus") }}
{{- range .variables }}
  {{- $variables = append $variables (dict "name" .name "type" "query" "datasource" (include "datasource" $ | fromJson) "query" (dict "qryType" 1 "query" .query "refId" .name) "refresh" 2 "sort" 1) }}
{{- end }}
{{- dict "title" .title "uid" .uid "description" .description "tags" (list "onevalue") "schemaVersion" 39 "version" 1 "editable" true "graphTooltip" 1
    "refresh" "10s" "time" (dict "from" "now-1h" "to" "now") "timezone" "" "templating" (dict "list" $variables) "annotations" (dict "list" list) "links" list "panels" $panels | toJson }}
{{- end }}

{{- define "datasource" -}}
{"type": "prometheus", "uid": "${datasource}"}
{{- end }}

{{- /* (list panel id gridPos) */ -}}
{{- define "panel" -}}
{{- $panel := index . 0 }}
{{- $datasource := include "datasource" . | fromJson }}
{{- $now := has $panel.type (list "stat" "table") }}
{{- $format := get (dict "table" "table" "heatmap" "heatmap") $panel.type | default "time_series" }}
{{- $targets := list }}
{{- range $i, $query := $panel.queries }}
  {{- $targets = append $targets (dict "refId" (substr $i (int (add1 $i)) "ABCDEFGHIJ") "datasource" $datasource "expr" $query.expr "legendFormat" ($query.legend | default "") "format" $format "instant" $now "range" (not $now)) }}
{{- end }}
{{- $field := dict "unit" ($panel.unit | default "none") }}
{{- with $panel.bad }}
  {{- $_ := set $field "thresholds" (dict "mode" "absolute" "steps" (list (dict "color" "green" "value" nil) (dict "color" "red" "value" .))) }}
{{- end }}
{{- with $panel.line }}
  {{- $_ := set $field "custom" (dict "lineInterpolation" .) }}
{{- end }}
{{- $states := dict }}
{{- range $number, $state := $panel.states }}
  {{- $_ := set $states $number (dict "text" (index $state 0) "color" (index $state 1)) }}
{{- end }}
{{- if $states }}
  {{- $_ := set $field "mappings" (list (dict "type" "value" "options" $states)) }}
{{- end }}
{{- $transformations := list }}
{{- with $panel.columns }}
  {{- $transformations = list (dict "id" "merge" "options" dict) (dict "id" "organize" "options" (dict "renameByName" . "excludeByName" (dict "Time" true))) }}
{{- end }}
{{- dict "id" (index . 1) "gridPos" (index . 2) "type" $panel.type "title" $panel.title "description" ($panel.description | default "") "datasource" $datasource "targets" $targets
    "fieldConfig" (dict "defaults" $field "overrides" list) "options" (include "options" $panel | fromYaml) "transformations" $transformations | toJson }}
{{- end }}

{{- define "options" -}}
{{- if eq .type "stat" }}
colorMode: {{ ternary "background" "none" (or (hasKey . "states") (hasKey . "bad")) }}
graphMode: none
reduceOptions: {calcs: [lastNotNull], fields: "", values: false}
textMode: {{ ternary "value_and_name" "value" (gt (len .queries) 1) }}
{{- else if eq .type "heatmap" }}
calculate: false
cellGap: 1
color: {mode: scheme, scheme: Blues, steps: 64}
yAxis: {unit: {{ .unit }}}
{{- else if eq .type "state-timeline" }}
mergeValues: true
showValue: never
legend: {displayMode: list, placement: bottom, showLegend: true}
{{- else if eq .type "timeseries" }}
legend: {displayMode: list, placement: bottom, showLegend: true}
tooltip: {mode: multi, sort: desc}
{{- else }}
showHeader: true
{{- end }}
{{- end }}
