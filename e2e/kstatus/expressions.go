package main

import (
	"fmt"
	"os"

	"github.com/fluxcd/cli-utils/pkg/kstatus/status"
	"github.com/google/cel-go/cel"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

// expression: what an object is while it holds.
type expression struct {
	means   status.Status
	program cel.Program
}

type kustomization struct {
	Spec struct {
		HealthCheckExprs []struct {
			InProgress, Failed, Current string
		}
	}
}

// expressionsOf the first kind of object in a Kustomization's healthCheckExprs, in the order in which Flux asks them.
func expressionsOf(file string) ([]expression, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var read kustomization
	if err := yaml.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	checks := read.Spec.HealthCheckExprs[0]
	var all []expression
	for _, each := range []struct {
		means status.Status
		text  string
	}{{status.InProgressStatus, checks.InProgress}, {status.FailedStatus, checks.Failed}, {status.CurrentStatus, checks.Current}} {
		program, err := compile(each.text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", each.means, err)
		}
		all = append(all, expression{each.means, program})
	}
	return all, nil
}

func compile(text string) (cel.Program, error) {
	var variables []cel.EnvOption
	for _, name := range []string{"apiVersion", "kind", "metadata", "spec", "status"} {
		variables = append(variables, cel.Variable(name, cel.DynType))
	}
	environment, err := cel.NewEnv(variables...)
	if err != nil {
		return nil, err
	}
	ast, issues := environment.Compile(text)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	return environment.Program(ast)
}

// evaluate as fluxcd/pkg/runtime/cel does: nothing counts that was said of an older spec, then the first that holds.
func evaluate(object *unstructured.Unstructured, all []expression) (status.Status, error) {
	observed, found, err := unstructured.NestedInt64(object.Object, "status", "observedGeneration")
	if err != nil {
		return "", err
	}
	if found && observed != object.GetGeneration() {
		return status.InProgressStatus, nil
	}
	for _, each := range all {
		holds, _, err := each.program.Eval(object.Object)
		if err != nil {
			return "", err
		}
		if holds.Value() == true {
			return each.means, nil
		}
	}
	return status.InProgressStatus, nil
}
