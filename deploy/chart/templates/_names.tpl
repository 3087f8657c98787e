{{- define "labels" -}}
app.kubernetes.io/name: onevalue-operator
app.kubernetes.io/part-of: onevalue
app.kubernetes.io/version: {{ .Chart.AppVersion }}
{{- end }}

{{- define "selector" -}}
app.kubernetes.io/name: onevalue-operator
{{- end }}

{{- define "subject" -}}
kind: ServiceAccount
name: {{ .Values.serviceAccount.name }}
namespace: {{ .Release.Namespace }}
{{- end }}
