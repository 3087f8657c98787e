// A kill switch: says on or off at each change of the value. go run switch.go http://demo
package main

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

// A heartbeat comes each second: silence for two says that the member is gone.
func follow(base string) error {
	answer, err := http.Get(base + "/v1/watch")
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	silence := time.AfterFunc(2*time.Second, func() { answer.Body.Close() })
	lines := bufio.NewScanner(answer.Body)
	for lines.Scan() {
		silence.Reset(2 * time.Second)
		if strings.Contains(lines.Text(), `"valueText":"0"`) {
			fmt.Println("off")
		} else if strings.Contains(lines.Text(), `"valueText":`) {
			fmt.Println("on")
		}
	}
	return lines.Err()
}

func main() {
	for {
		fmt.Fprintln(os.Stderr, "stale:", follow(os.Args[1]))
		time.Sleep(100 * time.Millisecond)
	}
}
