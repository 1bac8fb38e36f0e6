{{- define "caveat.labels" -}}
app.kubernetes.io/name: caveat
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "caveat.selector" -}}
app.kubernetes.io/name: caveat
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "caveat.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* The Secret with tls.crt, tls.key and ca.crt. */}}
{{- define "caveat.certificates" -}}
{{- if eq .Values.tls.mode "existingSecret" -}}
{{ .Values.tls.existingSecret }}
{{- else -}}
caveat-certificates
{{- end -}}
{{- end }}

{{/* Of a URL. */}}
{{- define "caveat.port" -}}
{{ (urlParse .).host | regexFind ":[0-9]+$" | trimPrefix ":" | default (ternary 443 80 (hasPrefix "https:" .)) }}
{{- end }}

{{/* Where kubelet asks how a pod is: it shows no certificate. */}}
{{- define "caveat.probes" -}}
{{- if .Values.tls.clients.configMap -}}
port: probes
{{- else -}}
port: https, scheme: HTTPS
{{- end -}}
{{- end }}

{{- define "caveat.hook" -}}
helm.sh/hook: post-delete
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed
{{- end }}

{{- define "caveat.podSecurity" -}}
runAsNonRoot: true
runAsUser: 64198
runAsGroup: 64198
fsGroup: 64198
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "caveat.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}
