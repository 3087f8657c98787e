// What Flux and helm --wait make of the objects in files, a line for each: the status that kstatus computes, and the one that the
// expressions of a Kustomization lead to. kstatus KUSTOMIZATION OBJECT...
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/fluxcd/cli-utils/pkg/kstatus/status"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func main() {
	expressions, err := expressionsOf(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range os.Args[2:] {
		if err := tell(file, expressions); err != nil {
			log.Fatalf("%s: %v", file, err)
		}
	}
}

func tell(file string, expressions []expression) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	object := &unstructured.Unstructured{}
	if err := object.UnmarshalJSON(text); err != nil {
		return err
	}
	result, err := status.Compute(object)
	if err != nil {
		return err
	}
	byExpressions, err := evaluate(object, expressions)
	if err != nil {
		return err
	}
	fmt.Println(result.Status, byExpressions)
	return nil
}
