{{/* (list $ image): registry/repository:tag or registry/repository@digest */}}
{{- define "image" -}}
{{- $root := index . 0 }}
{{- $image := index . 1 }}
{{- with $root.Values.global.imageRegistry | default $image.registry }}{{ . }}/{{ end }}
{{- $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default $root.Chart.AppVersion }}{{ end }}
{{- end }}
